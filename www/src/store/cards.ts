import type { EvaluationDocument, ScorecardDocument } from "calibrant";
import type { EngineClient } from "../engine/client.js";
import type { CardRecord, Database } from "./database.js";
import { shipped, shippedList } from "./shipped.js";

/** Scorecards on this device, by hash: an old version stays readable as long as an evaluation names it. */
export class CardShelf {
  constructor(private readonly database: Database, private readonly engine: EngineClient) {}

  async keep(document: ScorecardDocument, isShipped: boolean): Promise<CardRecord> {
    const open = await this.engine.open(document);
    const record = { hash: open.hash, document, shipped: isShipped };
    open.close();
    await this.database.put("cards", record);
    return record;
  }

  get(hash: string): Promise<CardRecord | undefined> {
    return this.database.get("cards", hash);
  }

  all(): Promise<CardRecord[]> {
    return this.database.getAll("cards");
  }

  /** By hash where the evaluation names one, else by id and version, else from what ships. */
  async find(wanted: Partial<EvaluationDocument["scorecard"]> | undefined): Promise<CardRecord | undefined> {
    if (!wanted) return undefined;
    const all = await this.all();
    const byHash = all.find(({ hash }) => hash === wanted.hash);
    const byName = all.find(({ document }) => document.id === wanted.id && document.version === wanted.version);
    const found = byHash ?? byName;
    if (found) return found;
    const entry = (await shippedList("scorecards")).find(({ id }) => id === wanted.id);
    return entry && this.keep(await shipped("scorecards", entry.file), true);
  }

  /** What scores rest on in the newest version of a scorecard: the reader's own, else the one that ships. */
  async scoringHashOf(id: string): Promise<string | undefined> {
    const own = (await this.all()).filter(({ document, shipped: isShipped }) => document.id === id && !isShipped).map(({ document }) => document)
      .sort((a, b) => a.version.localeCompare(b.version, "en", { numeric: true }));
    const entry = (await shippedList("scorecards")).find((each) => each.id === id);
    const newest = own.at(-1) ?? (entry && await shipped("scorecards", entry.file));
    if (!newest) return undefined;
    const open = await this.engine.open(newest);
    open.close();
    return open.scoringHash;
  }
}
