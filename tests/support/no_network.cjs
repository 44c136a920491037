// Node, told with --require, reaches no other host: each try fails, and is named on stderr (servers keep the console).
const dns = require("node:dns")
const fs = require("node:fs")
const net = require("node:net")

function refuse(...asked) {
  fs.writeSync(2, `asked for another host: ${JSON.stringify(asked[0])}\n`)
  throw new Error("no network here")
}

net.Socket.prototype.connect = refuse
dns.lookup = refuse
dns.promises.lookup = refuse
globalThis.fetch = refuse
