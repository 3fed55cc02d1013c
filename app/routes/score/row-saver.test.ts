import { describe, expect, it } from "vitest";
import { createRowSaver, type Reply, type Saving, type Sent } from "./row-saver.ts";
import type { Words } from "./words.ts";

const say = (answer: string, reason = ""): Words => ({
  answer,
  reason,
  sharing: "unnamed",
  evidence: "",
  evidenceLink: "",
});

/** A saver on a small server of its own, which can be told to lose or refuse what comes next. */
function open(first = say(""), version = 0) {
  const server = { words: first, version, keys: new Set<string>(), taken: [] as Sent[] };
  let mishap: ((sent: Sent, take: () => Reply) => Reply) | null = null;
  const shown: Saving[] = [];
  let kept: { words: Words; version: number } | null = null;
  let count = 0;
  const take = (sent: Sent): Reply => {
    const { words, version: now } = server;
    if (server.keys.has(sent.key)) return { outcome: "replay", stored: words, version: now };
    if (sent.version !== now) return { outcome: "conflict", stored: words, version: now };
    server.keys.add(sent.key);
    server.taken.push(sent);
    server.words = sent.words;
    server.version += 1;
    return { outcome: "stored", stored: sent.words, version: server.version };
  };
  const saver = createRowSaver({
    stored: first,
    version,
    makeKey: () => `key-${++count}`,
    send: async (sent) => {
      const now = mishap;
      mishap = null;
      return now ? now(sent, () => take(sent)) : take(sent);
    },
    tell: (saving) => shown.push(saving),
    keep: (unsaved) => {
      kept = unsaved;
    },
  });
  return {
    saver,
    server,
    settled: () => new Promise((done) => setTimeout(done)),
    now: () => shown.at(-1),
    kept: () => kept,
    next: (happens: typeof mishap) => {
      mishap = happens;
    },
  };
}

describe("saving a row", () => {
  it("saves a choice and says so", async () => {
    const { saver, server, now, kept, settled } = open();
    saver.change(say("3"));
    expect(now()).toEqual({ state: "saving" });
    expect(kept()).toEqual({ words: say("3"), version: 0 });
    await settled();
    expect(now()).toEqual({ state: "saved" });
    expect(kept()).toBeNull();
    expect(server.words).toEqual(say("3"));
  });

  it("sends quick changes one after the other, the last one last", async () => {
    const { saver, server, now, settled } = open();
    for (const answer of ["1", "2", "3", "4"]) saver.change(say(answer));
    await settled();
    expect(server.words).toEqual(say("4"));
    expect(server.taken.map((sent) => sent.words.answer)).toEqual(["1", "4"]);
    expect(now()).toEqual({ state: "saved" });
  });

  it("sends nothing when nothing changed", async () => {
    const { saver, server, settled } = open(say("3"), 1);
    saver.change(say("3"));
    await settled();
    expect(server.taken).toEqual([]);
  });

  it("keeps the choice when no answer comes, and stores it once when it is tried again", async () => {
    const { saver, server, now, kept, next, settled } = open();
    next((_sent, take) => {
      take();
      return null;
    });
    saver.change(say("3"));
    await settled();
    expect(now()).toMatchObject({ state: "failed", signedOut: false });
    expect(kept()).toEqual({ words: say("3"), version: 0 });
    saver.retry();
    await settled();
    expect(now()).toEqual({ state: "saved" });
    expect(server.taken).toHaveLength(1);
    expect(server.version).toBe(1);
  });

  it("follows a lost reply with what was chosen meanwhile", async () => {
    const { saver, server, now, next, settled } = open();
    next((_sent, take) => {
      take();
      return null;
    });
    saver.change(say("3"));
    await settled();
    saver.change(say("5"));
    await settled();
    expect(server.words).toEqual(say("5"));
    expect(now()).toEqual({ state: "saved" });
  });

  it("shows both when another window saved something else, and either can stand", async () => {
    for (const mine of [true, false]) {
      const { saver, server, now, settled } = open();
      server.words = say("4", "From the other window");
      server.version = 1;
      saver.change(say("2"));
      await settled();
      expect(now()).toEqual({ state: "conflict", stored: server.words, mine: say("2") });
      saver.change(say("3"));
      expect(now()).toMatchObject({ state: "conflict", mine: say("3") });
      expect(server.version).toBe(1);
      if (mine) saver.keepMine();
      else expect(saver.takeStored()).toEqual(say("4", "From the other window"));
      await settled();
      expect(now()).toEqual({ state: "saved" });
      expect(server.words.answer).toBe(mine ? "3" : "4");
    }
  });

  it("is settled when the same is chosen here as was saved there", async () => {
    const { saver, server, now, settled } = open();
    server.words = say("4");
    server.version = 1;
    saver.change(say("2"));
    await settled();
    saver.change(say("4"));
    expect(now()).toEqual({ state: "saved" });
  });

  it("does not take an old try for saved when another window went on since", async () => {
    const { saver, server, now, next, settled } = open();
    next((_sent, take) => {
      take();
      return null;
    });
    saver.change(say("3"));
    await settled();
    server.words = say("5");
    server.version = 2;
    saver.retry();
    await settled();
    expect(now()).toEqual({ state: "conflict", stored: say("5"), mine: say("3") });
  });

  it("tells that the row was revealed meanwhile, with what was chosen", async () => {
    const { saver, now, kept, next, settled } = open(say("1"), 1);
    next(() => ({ outcome: "refused", status: 409, sentence: "It has been revealed." }));
    saver.change(say("3"));
    await settled();
    expect(now()).toEqual({ state: "ended", sentence: "It has been revealed.", mine: say("3") });
    expect(kept()).toEqual({ words: say("3"), version: 1 });
  });

  it("keeps the choice over a lost session, and saves it after signing in again", async () => {
    const { saver, server, now, next, settled } = open();
    next(() => ({ outcome: "refused", status: 401, sentence: "Sign in." }));
    saver.change(say("3"));
    await settled();
    expect(now()).toEqual({ state: "failed", sentence: "Sign in.", signedOut: true });
    saver.retry();
    await settled();
    expect(server.words).toEqual(say("3"));
  });

  it("takes up what was kept on the device, and asks when the row moved on since", async () => {
    const first = open();
    first.saver.restore(say("2", "Typed before the reload"), 0);
    await first.settled();
    expect(first.server.words.reason).toBe("Typed before the reload");

    const moved = open(say("4"), 3);
    moved.saver.restore(say("2"), 1);
    await moved.settled();
    expect(moved.now()).toEqual({ state: "conflict", stored: say("4"), mine: say("2") });
  });

  it("goes back to saved when a refused text is put back as it was", async () => {
    const { saver, now, kept, next, settled } = open(say("3"), 1);
    next(() => ({ outcome: "refused", status: 422, sentence: "Too long." }));
    saver.change(say("3", "far too long"));
    await settled();
    expect(now()).toMatchObject({ state: "failed", sentence: "Too long." });
    saver.change(say("3"));
    expect(now()).toEqual({ state: "saved" });
    expect(kept()).toBeNull();
  });
});
