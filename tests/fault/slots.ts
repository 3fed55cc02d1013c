import type BetterSqlite from "better-sqlite3";
import type { Tally } from "./figures.ts";
import type { Heard } from "./visitor.ts";

type File = BetterSqlite.Database;

/** What stands in the database: what was written last, how often, and how many records tell of it. */
export type Standing = { value: string; version: number; records: number };

type Place = {
  name: string;
  read: (file: File) => Standing;
  /** What to write next, given how many writes came before and what stands. */
  next: (count: number, standing: Standing) => string;
  send: (value: string, standing: Standing) => Promise<Heard>;
};

/**
 * One thing in the database that one person writes, again and again, and all that it was promised.
 * What was acknowledged has to be there; what got no answer may be there, once; what was refused
 * may not.
 */
export class Slot {
  private known: Standing;
  private pending: string | null = null;
  private count = 0;
  refusals: Heard[] = [];
  /** How many of its writes stand. */
  writes = 0;

  constructor(
    private readonly tally: Tally,
    private readonly place: Place,
    file: File,
  ) {
    this.known = place.read(file);
  }

  /** Writes once; false when there was no answer, and what stands is to be read before the next. */
  async write(): Promise<boolean> {
    const value = this.place.next(this.count, this.known);
    this.count += 1;
    this.pending = value;
    const heard = await this.place.send(value, this.known);
    if (heard === null) return false;
    this.pending = null;
    if (heard.status < 400) {
      this.tally.acknowledged += 1;
      this.known = after(this.known, value);
      this.writes += 1;
    } else this.refusals.push(heard);
    return true;
  }

  /** Compares what stands with what was promised. */
  settle(file: File): void {
    const found = this.place.read(file);
    const { known, pending } = this;
    if (isSame(found, known)) this.pending = null;
    else if (pending !== null && isSame(found, after(known, pending))) {
      this.known = found;
      this.pending = null;
      this.writes += 1;
    } else {
      const words = (each: Standing) => JSON.stringify(each);
      this.tally.lost.push(
        `${this.place.name}: ${words(found)} in place of ${words(known)} (${pending})`,
      );
      this.known = found;
    }
  }
}

const after = ({ version, records }: Standing, value: string): Standing => ({
  value,
  version: version + 1,
  records: records + 1,
});

const isSame = (one: Standing, other: Standing) =>
  one.value === other.value && one.version === other.version && one.records === other.records;
