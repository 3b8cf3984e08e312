import type { ContactDocument } from "calibrant";
import { html, type TemplateResult } from "lit";
import type { Recordings } from "../store/recordings.js";
import type { Texts } from "../texts.js";
import { Recording } from "./recording.js";

/** The recording of one call: it came with the room, is a file of its own, or is played aloud. */
export class CallRecording {
  readonly player: Recording;
  #isClosed = false;
  #problem: "recording-other-content" | "recording-other-name" | undefined;

  constructor(private readonly recordings: Recordings, private readonly contact: ContactDocument | undefined, private readonly changed: () => void) {
    this.player = new Recording(changed);
    void this.#find();
  }

  view({ t }: Texts): TemplateResult {
    const audio = this.contact?.audio;
    if (!audio) return html`<p class="hint">${t(this.contact?.transcript.length ? "no-recording" : "recording-aloud")}</p>`;
    const { name } = audio;
    return html`<div class="recording">${this.player.playerView()}
      ${this.player.isOpen ? "" : html`<p class="hint">${t("recording-beside", { name })}</p>
        <label class="button">${t("recording-open")}<input type="file" accept="audio/*" @change=${this.#open}></label>`}
      <p role="status">${this.#problem ? t(this.#problem, { name }) : ""}</p></div>`;
  }

  close(): void {
    this.#isClosed = true;
    this.player.close();
  }

  async #find(): Promise<void> {
    const sha256 = this.contact?.audio?.sha256;
    const found = sha256 && await this.recordings.find(sha256);
    if (found && !this.#isClosed) this.player.play(new Blob([found.bytes]), found.name);
  }

  /** By its content where that is known, else by its name. */
  readonly #open = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    const audio = this.contact?.audio;
    if (!file || !audio) return;
    const isOther = audio.sha256 !== undefined && await this.recordings.keep(file, [audio]) === undefined;
    this.#problem = isOther ? "recording-other-content" : audio.sha256 === undefined && file.name !== audio.name ? "recording-other-name" : undefined;
    if (isOther) this.changed();
    else this.player.play(file, file.name);
  };
}
