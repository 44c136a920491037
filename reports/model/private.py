"""What stood under `private:`. It never enters the public model; only checks and proofs may import this module."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """One private scalar and where it stood. Never shown, logged or published."""

    file: str
    path: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Private:
    """Every private value of one client, or of the agency."""

    values: tuple[PrivateValue, ...] = ()

    def __repr__(self) -> str:
        """Return how many values there are, and none of them."""
        return f"Private({len(self.values)} values)"
