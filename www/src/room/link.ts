import { fromBase64Url, toBase64Url } from "./bytes.js";
import type { Line } from "./conversation.js";

/** Whether this browser can link two devices at all. */
export const canLink = (): boolean => "RTCPeerConnection" in globalThis;

/** One end of a link that is being made. */
export interface LinkEnd {
  /** What the person at the other end has to get, some 180 characters. */
  token: string;
  /** Fulfilled once both ends hear each other. */
  line: Promise<Line>;
  close(): void;
}

/** The host's end: its token goes to one rater, and the rater's token into `accept`. */
export async function invite(): Promise<LinkEnd & { accept(token: string): Promise<void> }> {
  const { peer, line, close } = start();
  await peer.setLocalDescription();
  const token = await tokenOf(peer, "offer");
  return { token, line, close, accept: (answer) => peer.setRemoteDescription(described(answer, "answer")) };
}

/** The rater's end. */
export async function accept(invitation: string): Promise<LinkEnd> {
  const offer = described(invitation, "offer");
  const { peer, line, close } = start();
  await peer.setRemoteDescription(offer);
  await peer.setLocalDescription();
  return { token: await tokenOf(peer, "answer"), line, close };
}

/** A token that was cut, changed, or is the other end's. */
export class BadToken extends Error {
  override readonly name = "BadToken";
}

/** No server is asked for anything: who is not in the same network uses files. */
function start(): { peer: RTCPeerConnection; line: Promise<Line>; close: () => void } {
  const peer = new RTCPeerConnection({ iceServers: [] });
  const channel = peer.createDataChannel("calibrant", { negotiated: true, id: 0 });
  const line = new Promise<Line>((resolve) => channel.addEventListener("open", () => resolve(lineOver(peer, channel)), { once: true }));
  return { peer, line, close: () => peer.close() };
}

const PIECE = 16_000;
const MOST_WAITING = 1_000_000;
const MORE = "+", LAST = ".";

/** Messages as text, in pieces that every browser takes. */
function lineOver(peer: RTCPeerConnection, channel: RTCDataChannel): Line {
  let sent = Promise.resolve();
  let begun = "";
  channel.bufferedAmountLowThreshold = MOST_WAITING / 2;
  return {
    send(message) {
      const text = JSON.stringify(message);
      sent = sent.then(() => sendPieces(channel, text)).catch(() => undefined);
    },
    listen({ message, heard, closed }) {
      channel.addEventListener("message", ({ data }: MessageEvent<string>) => {
        begun += data.slice(1);
        if (data[0] === MORE) return heard?.();
        const whole = begun;
        begun = "";
        message(JSON.parse(whole));
      });
      channel.addEventListener("close", closed, { once: true });
      peer.addEventListener("connectionstatechange", () => { if (["disconnected", "failed"].includes(peer.connectionState)) closed(); });
    },
    close: () => peer.close(),
  };
}

async function sendPieces(channel: RTCDataChannel, text: string): Promise<void> {
  for (let at = 0; at < text.length; at += PIECE) {
    if (channel.bufferedAmount > MOST_WAITING) await new Promise((resolve) => channel.addEventListener("bufferedamountlow", resolve, { once: true }));
    channel.send((at + PIECE < text.length ? MORE : LAST) + text.slice(at, at + PIECE));
  }
}

type Kind = "offer" | "answer";
const MARKS: { [kind in Kind]: string } = { offer: "CALR1o", answer: "CALR1a" };
const MOST_ADDRESSES = 3;

/** Of a description what differs from one link to the next. */
async function tokenOf(peer: RTCPeerConnection, kind: Kind): Promise<string> {
  await gathered(peer);
  const sdp = peer.localDescription?.sdp ?? "";
  const value = (name: string) => new RegExp(`^a=${name}:(.*?)\\s*$`, "m").exec(sdp)?.[1] ?? "";
  const fingerprint = value("fingerprint").replace(/^sha-256 /i, "").split(":").map((pair) => parseInt(pair, 16));
  const addresses = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)].slice(0, MOST_ADDRESSES).map(([, host, port]) => `${host},${port}`);
  return [MARKS[kind], value("ice-ufrag"), value("ice-pwd"), toBase64Url(Uint8Array.from(fingerprint)), ...addresses].join("|");
}

/** A browser that never says that it is ready has at least found something by then. */
const GATHERING = 3_000;

function gathered(peer: RTCPeerConnection): Promise<void> {
  if (peer.iceGatheringState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, GATHERING);
    peer.addEventListener("icegatheringstatechange", () => {
      if (peer.iceGatheringState !== "complete") return;
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The whole description again. */
function described(token: string, type: Kind): RTCSessionDescriptionInit {
  const [mark, ufrag = "", pwd = "", print = "", ...addresses] = token.trim().split("|");
  const isWhole = mark === MARKS[type] && /^[\w+/-]{4,256}$/.test(ufrag) && /^[\w+/-]{22,256}$/.test(pwd) && /^[\w-]{43}$/.test(print)
    && addresses.length > 0 && addresses.every((address) => /^[\w.:-]+,\d{1,5}$/.test(address));
  if (!isWhole) throw new BadToken("This text is not what the other page shows.");
  const fingerprint = Array.from(fromBase64Url(print), (byte) => byte.toString(16).padStart(2, "0")).join(":").toUpperCase();
  const sdp = [
    "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE 0",
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:0",
    `a=ice-ufrag:${ufrag}`, `a=ice-pwd:${pwd}`, `a=fingerprint:sha-256 ${fingerprint}`, `a=setup:${type === "offer" ? "actpass" : "active"}`,
    "a=sctp-port:5000", "a=max-message-size:262144",
    ...addresses.map((address, at) => `a=candidate:${at + 1} 1 udp ${2113937151 - at} ${address.replace(",", " ")} typ host`),
    "a=end-of-candidates", "",
  ];
  return { type, sdp: sdp.join("\r\n") };
}
