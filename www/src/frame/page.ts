import { Conversation } from "./conversation.js";
import { waitAtGate } from "./gate.js";
import { WORDS } from "./words.js";

const LOCALE = /^zh\b/i.test(navigator.language) ? (/hant|-(tw|hk|mo)\b/i.test(navigator.language) ? "zh-Hant" : "zh-Hans") : "en";

/** Who may hold this frame is the operator's word, beside the page; never the address's, which anybody can write. */
async function allowedHosts(): Promise<string[]> {
  const { hosts } = (await (await fetch("./frame.json", { cache: "no-cache" })).json()) as { hosts: string[] };
  if (!Array.isArray(hosts) || !hosts.every((host) => /^https?:/.test(host) && new URL(host).origin === host)) throw new TypeError("hosts");
  return hosts;
}

function say(what: keyof typeof WORDS): void {
  const words = document.createElement("p");
  words.textContent = WORDS[what][LOCALE];
  document.body.replaceChildren(words);
}

document.documentElement.lang = LOCALE;
if (window.parent === window) say("alone");
else allowedHosts().then(
  (hosts) => { if (!waitAtGate(hosts, (port) => new Conversation(port))) say("refused"); },
  () => say("unset"),
);
