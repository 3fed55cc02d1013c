import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, type ChosenOn, decideSave, type Score, type ScoreSave } from "./score.ts";

const BLANK = { reason: "", sharing: "unnamed", evidence: "", evidenceLink: "" } as const;
const stored = (answer: Answer, version: number): Score => ({ ...BLANK, answer, version });
const save = (answer: Answer, version: number, key: string): ScoreSave & ChosenOn => ({
  ...stored(answer, version),
  device: "",
  counter: 0,
  key,
});
const on = (score: Score, device = "", counter = 0) => ({ ...score, device, counter });

/** What a server holds, and how it takes a save: the rule as a use case applies it. */
function createStore() {
  let now: ReturnType<typeof on> | null = null;
  const keys = new Set<string>();
  return {
    take(asked: ScoreSave & ChosenOn) {
      const decision = decideSave(now, asked, keys.has(asked.key));
      if (decision === "store") {
        const { key, version, ...words } = asked;
        now = { ...words, version: version + 1 };
        keys.add(key);
      }
      return decision;
    },
    now: () => now,
  };
}

describe("what a save does", () => {
  it("is stored when it saw what is stored, or when nothing is", () => {
    expect(decideSave(null, save(3, 0, "a"), false)).toBe("store");
    expect(decideSave(on(stored(3, 4)), save(5, 4, "a"), false)).toBe("store");
  });

  it("conflicts when it saw something older, and says something else", () => {
    expect(decideSave(on(stored(3, 2)), save(5, 1, "a"), false)).toBe("conflict");
    expect(decideSave(on(stored(3, 2)), save(5, 0, "a"), false)).toBe("conflict");
    expect(decideSave(null, save(5, 1, "a"), false)).toBe("conflict");
  });

  it("changes nothing when its key is known, or when what it says already stands", () => {
    expect(decideSave(on(stored(3, 2)), save(5, 2, "a"), true)).toBe("replay");
    expect(decideSave(on(stored(3, 2)), save(3, 1, "a"), false)).toBe("replay");
  });

  it("follows its own device by the count, whatever the version; another's by the version", () => {
    const asked = { ...save(5, 0, "b"), device: "phone", counter: 8 };
    expect(decideSave(on(stored(3, 2), "phone", 7), asked, false)).toBe("store");
    expect(decideSave(on(stored(3, 2), "phone", 8), asked, false)).toBe("replay");
    expect(decideSave(on(stored(3, 2), "phone", 9), { ...asked, version: 2 }, false)).toBe(
      "replay",
    );
    expect(decideSave(on(stored(3, 2), "laptop", 1), asked, false)).toBe("conflict");
    expect(decideSave(on(stored(3, 2), "laptop", 99), { ...asked, version: 2 }, false)).toBe(
      "store",
    );
  });

  it("tells scores apart by every field a person fills in", () => {
    const one = stored(3, 2);
    for (const change of [
      { answer: 4 as const },
      { answer: null },
      { reason: "Because" },
      { sharing: "named" as const },
      { evidence: "An audit" },
      { evidenceLink: "https://example.org" },
    ]) {
      const stale = { ...on(one), ...change, version: 1, key: "a" };
      expect(decideSave(on(one), stale, false)).toBe("conflict");
    }
  });
});

const answers = fc.constantFrom<Answer>(1, 2, 3, 4, 5, "dont-know", "not-applicable");
const saves = fc.array(
  fc.record({ answer: answers, version: fc.nat({ max: 4 }), key: fc.constantFrom("a", "b", "c") }),
  { maxLength: 12 },
);

describe("whatever is sent, in whatever order", () => {
  it("a replay changes nothing", () => {
    fc.assert(
      fc.property(saves, fc.nat(), (sent, pick) => {
        const store = createStore();
        for (const each of sent) store.take(save(each.answer, each.version, each.key));
        const before = store.now();
        const again = sent[pick % Math.max(sent.length, 1)];
        if (!again) return;
        const decision = store.take(save(again.answer, again.version, again.key));
        if (decision === "replay") expect(store.now()).toEqual(before);
      }),
    );
  });

  it("a stale save is never applied", () => {
    fc.assert(
      fc.property(saves, (sent) => {
        const store = createStore();
        for (const each of sent) {
          const before = store.now();
          const decision = store.take(save(each.answer, each.version, each.key));
          const isStale = each.version !== (before?.version ?? 0);
          if (isStale) {
            expect(decision).not.toBe("store");
            expect(store.now()).toEqual(before);
          }
        }
      }),
    );
  });

  it("sending everything twice ends as sending it once", () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 8 }), (chosen) => {
        const once = createStore();
        const twice = createStore();
        for (const [at, answer] of chosen.entries()) {
          const sent = save(answer, at, `key-${at}`);
          expect(once.take(sent)).toBe("store");
          expect(twice.take(sent)).toBe("store");
          expect(twice.take(sent)).toBe("replay");
        }
        expect(twice.now()).toEqual(once.now());
      }),
    );
  });
});
