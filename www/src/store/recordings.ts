import type { ContactDocument } from "calibrant";
import { sha256Of } from "../room/room-file.js";
import type { Database } from "./database.js";

type Audio = NonNullable<ContactDocument["audio"]>;

/** A recording of a room or a quiz that was opened here, by the SHA-256 of its bytes; `room`: the hash of either. */
export interface JoinedRecording { room: string; sha256: string; name: string; bytes: ArrayBuffer }

/** The recordings of the calls of one room, or of one quiz. */
export class Recordings {
  constructor(private readonly database: Database, private readonly room: string) {}

  find(sha256: string): Promise<JoinedRecording | undefined> {
    return this.database.get("joinedRecordings", [this.room, sha256]);
  }

  /** Keeps a recording that came as a file of its own, where its content is that of one of these; tells which. */
  async keep(file: File, wanted: Audio[]): Promise<Audio | undefined> {
    const bytes = await file.arrayBuffer();
    const sha256 = await sha256Of(bytes);
    const found = wanted.find((each) => each.sha256 === sha256);
    if (found) await this.database.put("joinedRecordings", { room: this.room, sha256, name: found.name, bytes });
    return found;
  }
}
