"""The wordings of a document, the acceptances and the papers that show them → where the document stands.

Pure: whoever calls says which wordings there were up to the moment, and what the files were then.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reports.history.papers import Papers, is_signed, signature_faults
from reports.model import Acceptance, AgreementVersion, Held
from reports.model.document_state import EVIDENCE_FAULTS, Decided, DocumentState, Fault, Proof, State


@dataclass(frozen=True, slots=True)
class Wordings:
    """What is known of a document's wordings: numbers by digest, who must accept each, and the digest of the moment.

    `chained` tells that an acceptance names version and predecessor, as one of the terms does; elsewhere each wording
    stands for itself. `same` are other digests of a wording, by which it was accepted, too.
    """

    numbers: Mapping[str, int]
    required: Callable[[str], frozenset[str]]
    current: str
    chained: bool = False
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Link:
    """A wording that all accepted: who, with which decision, and the day of the last of them."""

    digest: str
    by: dict[str, Decided]
    since: date

    @property
    def is_intact(self) -> bool:
        """Whether each of these decisions can still be shown."""
        return not any(one.fault for one in self.by.values())


@dataclass(slots=True)
class _Walk:
    """The walk over all decisions, oldest first: who accepted what, and which wordings all accepted, one by one."""

    wordings: Wordings
    sides: dict[tuple[str, str | None], dict[str, Decided]] = field(default_factory=dict)
    rejects: dict[str, dict[str, Decided]] = field(default_factory=dict)
    chain: list[_Link] = field(default_factory=list)
    decided: list[Decided] = field(default_factory=list)

    @property
    def holds(self) -> str | None:
        """The digest that all accepted last."""
        return self.chain[-1].digest if self.chain else None

    @property
    def after(self) -> str | None:
        """What an acceptance must supersede to count now."""
        return self.holds if self.wordings.chained else None

    def hear(self, one: Decided) -> None:
        """Take a decision. One whose evidence alone is at fault still tells what was in force afterwards."""
        told = one
        if one.fault is None or one.fault in EVIDENCE_FAULTS:
            told = self._reject(one) if one.acceptance.decision == "reject" else self._accept(one)
        self.decided.append(told)

    def _reject(self, one: Decided) -> Decided:
        if one.fault is None:
            self.rejects.setdefault(one.wording, {})[one.acceptance.by] = one
            for (digest, _), accepted in self.sides.items():
                if digest == one.wording:
                    accepted.pop(one.acceptance.by, None)
        return one

    def _accept(self, one: Decided) -> Decided:
        digest, by = one.wording, one.acceptance.by
        self.rejects.get(digest, {}).pop(by, None)
        if digest == self.holds:
            self.chain[-1].by.update({by: one} if one.fault is None else {})
            return one
        after = one.acceptance.supersedes if self.wordings.chained else None
        accepted = self.sides.setdefault((digest, after), {})
        accepted[by] = one
        if after != self.after:
            return replace(one, fault=one.fault or Fault.BROKEN_CHAIN)
        if self.wordings.required(digest) <= accepted.keys():
            self.chain.append(_Link(digest, accepted, one.acceptance.at.date()))
            self.sides = {key: some for key, some in self.sides.items() if key[0] != digest}
        return one


def weigh(wordings: Wordings, acceptances: Mapping[str, Acceptance], papers: Papers) -> tuple[Decided, ...]:
    """Return each decision with what shows it and its own fault, in the order in which they were made."""
    in_order = sorted(acceptances.items(), key=lambda item: (item[1].at, item[0]))
    own = {name: next(_faults(wordings, name, one, papers), None) for name, one in in_order}
    revoked = {one.revokes for name, one in in_order if own[name] is None and _takes_back(one, acceptances)}
    used: set[str | None] = set()
    weighed = []
    for name, one in in_order:
        fault = Fault.REVOKED if name in revoked else own[name]
        receipt = papers.sum_of(one.receipt) if is_signed(one) and one.receipt else None
        if receipt in used and fault is None:
            fault = Fault.USED_TWICE
        used |= {receipt} - {None}
        weighed.append(Decided(name, one, wordings.same.get(one.digest, one.digest), _proof(one), fault))
    return tuple(weighed)


def _takes_back(acceptance: Acceptance, others: Mapping[str, Acceptance]) -> bool:
    """Whether a decision takes back another one of the same person; what was signed, only with something to show."""
    earlier = others.get(acceptance.revokes or "")
    if earlier is None or earlier.by != acceptance.by:
        return False
    return not is_signed(earlier) or _proof(acceptance) is not Proof.UNSIGNED


def _proof(acceptance: Acceptance) -> Proof:
    if is_signed(acceptance):
        return Proof.SIGNED
    return Proof.EVIDENCE if acceptance.evidence else Proof.UNSIGNED


def _faults(wordings: Wordings, name: str, acceptance: Acceptance, papers: Papers) -> Iterator[Fault]:
    wording = wordings.same.get(acceptance.digest, acceptance.digest)
    number = wordings.numbers.get(wording)
    if number is None:
        yield Fault.OTHER_WORDING
        return
    required = wordings.required(wording)
    if wordings.chained and number != acceptance.version:
        yield Fault.OTHER_VERSION
    if acceptance.required and frozenset(acceptance.required) != required:
        yield Fault.OTHERS_REQUIRED
    if acceptance.by not in required:
        yield Fault.NOT_REQUIRED
    if acceptance.evidence:
        found = papers.sum_of(acceptance.evidence.file)
        if found != acceptance.evidence.sha256:
            yield Fault.EVIDENCE_MISSING if found is None else Fault.EVIDENCE_ALTERED
    if is_signed(acceptance):
        yield from signature_faults(papers, name, acceptance)


@dataclass(frozen=True, slots=True)
class Stand:
    """What the walk found: the decisions with their faults, and the state of the wording of the moment.

    `held` are the digests that were accepted by all, one after the other; `intact` are those of them whose evidence is
    as it was filed, each with the day since when.
    """

    decided: tuple[Decided, ...]
    held: tuple[str, ...]
    intact: tuple[tuple[str, date], ...]
    state: State | None
    missing: tuple[str, ...]


def stand(wordings: Wordings, acceptances: Mapping[str, Acceptance], papers: Papers) -> Stand:
    """Return where the wording of the moment stands; no state where nobody decided on any wording yet.

    A wording that all accepted is told as `in-force`.
    """
    walk = _Walk(wordings)
    for one in weigh(wordings, acceptances, papers):
        walk.hear(one)
    held = tuple(link.digest for link in walk.chain)
    intact = tuple((link.digest, link.since) for link in walk.chain if link.is_intact)
    missing = tuple(sorted(wordings.required(wordings.current) - _accepted(walk)))
    return Stand(tuple(walk.decided), held, intact, _state(walk), missing)


def _accepted(walk: _Walk) -> frozenset[str]:
    """Return who accepted the wording of the moment, with a decision that counts."""
    in_force = walk.holds == walk.wordings.current
    side = walk.chain[-1].by if in_force else walk.sides.get((walk.wordings.current, walk.after), {})
    return frozenset(by for by, one in side.items() if not one.fault)


def _state(walk: _Walk) -> State | None:
    current = walk.wordings.current
    if walk.holds == current:
        intact = [link.digest for link in walk.chain if link.is_intact]
        return State.IN_FORCE if intact[-1:] == [current] else State.EVIDENCE_ALTERED
    return _decided_state(walk, current) or _earlier_state(walk, current)


def _decided_state(walk: _Walk, current: str) -> State | None:
    """Return what the decisions on a wording that does not hold make of it, None where there are none."""
    if walk.rejects.get(current):
        return State.REJECTED
    sides = [some for (digest, _), some in walk.sides.items() if digest == current]
    if any(one.fault in EVIDENCE_FAULTS for some in sides for one in some.values()):
        return State.EVIDENCE_ALTERED
    if any(some.keys() >= walk.wordings.required(current) for some in sides):
        return State.BROKEN_CHAIN
    return State.PARTLY_ACCEPTED if _accepted(walk) else None


def _earlier_state(walk: _Walk, current: str) -> State | None:
    if any(link.digest == current for link in walk.chain):
        return State.REVERTED
    return State.CHANGED_SINCE_ACCEPTED if walk.chain else None


def agreement_state(
    versions: Sequence[AgreementVersion], acceptances: Mapping[str, Acceptance], papers: Papers
) -> DocumentState:
    """Return where the terms stand, their last wording being that of the moment."""
    newest = {version.digest: version for version in versions}
    current = versions[-1]
    wordings = Wordings(
        numbers={digest: version.number for digest, version in newest.items()},
        required=lambda digest: frozenset(newest[digest].agreement.approvers),
        current=current.digest,
        chained=True,
    )
    own = acceptances_of("agreement", acceptances)
    found = stand(wordings, own, papers)
    held = tuple(Held(since, newest[digest]) for digest, since in found.intact)
    in_force = held[-1].version if held else None
    return DocumentState(
        document="agreement",
        state=found.state or State.DRAFT,
        version=current.number,
        digest=current.digest,
        required=tuple(current.agreement.approvers),
        decided=found.decided,
        missing=found.missing,
        in_force=in_force,
        superseded=tuple(digest for digest in dict.fromkeys(found.held) if not in_force or digest != in_force.digest),
        held=held,
    )


def acceptances_of(document: str, acceptances: Mapping[str, Acceptance]) -> Mapping[str, Acceptance]:
    """Return the acceptances of one document, by the name of their file."""
    return {name: one for name, one in acceptances.items() if one.document == document}


def accepted_option(decided: Iterable[Decided], digest: str) -> str | None:
    """Return the option that all who accepted a wording of a request name, None where they differ or name none."""
    counted = (one.acceptance for one in decided if not one.fault and one.wording == digest)
    named = {one.option for one in counted if one.decision == "accept"}
    return named.pop() if len(named) == 1 else None
