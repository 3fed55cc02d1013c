import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Choice,
  type HeldChoice,
  holdChoice,
  keepMine,
  nextToSend,
  type Reply,
  settleChoice,
  takeStored,
} from "./device-queue.ts";
import { type Answer, type ChosenOn, decideSave, type Score } from "./score.ts";
import { type Words, wordsOf } from "./words.ts";

/** A save as a device sends it. */
type DeviceSave = Score & ChosenOn & { key: string };

const BLANK: Words = { answer: "", reason: "", sharing: "unnamed", evidence: "", evidenceLink: "" };
const NAME = { member: "gareth", round: "june", row: "a.b", pass: 1 } as const;
const place = { address: "/save", change: 1, topic: "A row" };

/** The service: the rule as the use case applies it, with all it ever stored. */
function createService() {
  let now: (Score & ChosenOn) | null = null;
  const keys = new Set<string>();
  const history: DeviceSave[] = [];
  return {
    take(save: DeviceSave): NonNullable<Reply> {
      const decision = decideSave(now, save, keys.has(save.key));
      if (decision === "store") {
        const { key, ...score } = save;
        now = { ...score, version: (now?.version ?? 0) + 1 };
        keys.add(key);
        history.push(save);
      }
      const outcome = decision === "store" ? "stored" : decision;
      return { outcome, stored: now ? wordsOf(now) : BLANK, version: now?.version ?? 0 };
    },
    now: () => now,
    history,
  };
}

/** A browser with one row of one member on it. */
function createDevice(device: string) {
  let held: HeldChoice | undefined;
  let count = 0;
  let clock = 0;
  const stamp = () => ({ counter: ++count, key: `${device}-${count}`, at: ++clock });
  return {
    choose(answer: number, version = 0) {
      const before = held?.words ?? BLANK;
      const choice: Choice = {
        ...NAME,
        before,
        words: { ...before, answer: String(answer) },
        version,
        place,
      };
      held = holdChoice(held, choice, stamp());
    },
    /** What it would send now. */
    next(): { sent: HeldChoice; save: DeviceSave } | null {
      const sent = held ? nextToSend([held], NAME.member) : null;
      if (!sent) return null;
      const { answer, sharing, ...words } = sent.words;
      const save: DeviceSave = {
        ...words,
        answer: Number(answer) as Answer,
        sharing: sharing as Score["sharing"],
        version: sent.seen,
        key: sent.key,
        device,
        counter: sent.counter,
      };
      return { sent, save };
    },
    hear(sent: HeldChoice, reply: Reply) {
      if (held) held = settleChoice(held, sent, reply);
    },
    decide(mine: boolean) {
      if (held?.state === "conflict") held = mine ? keepMine(held, stamp()) : takeStored(held);
    },
    held: () => held,
  };
}

type Step =
  | { kind: "choose"; device: 0 | 1; answer: number }
  | { kind: "send"; device: 0 | 1; arrives: boolean; answered: boolean }
  | { kind: "again"; pick: number }
  | { kind: "decide"; device: 0 | 1; mine: boolean };

const device = fc.constantFrom(0 as const, 1 as const);
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      kind: fc.constant("choose" as const),
      device,
      answer: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({
      kind: fc.constant("send" as const),
      device,
      arrives: fc.boolean(),
      answered: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("again" as const), pick: fc.nat() }),
    fc.record({ kind: fc.constant("decide" as const), device, mine: fc.boolean() }),
  ),
  { maxLength: 40 },
);

/**
 * Two devices of one person on a network that loses requests and answers, and delivers old requests
 * again and late.
 */
function run(script: readonly Step[]) {
  const service = createService();
  const devices = [createDevice("phone"), createDevice("laptop")] as const;
  const everSent: DeviceSave[] = [];
  const acknowledged = new Set<string>();
  const send = (at: 0 | 1, arrives = true, answered = true) => {
    const next = devices[at].next();
    if (!next) return false;
    everSent.push(next.save);
    const reply = arrives ? service.take(next.save) : null;
    const heard = answered ? reply : null;
    devices[at].hear(next.sent, heard);
    if (heard?.outcome === "stored") acknowledged.add(next.save.key);
    return true;
  };
  for (const step of script) {
    if (step.kind === "choose") devices[step.device].choose(step.answer);
    if (step.kind === "send") send(step.device, step.arrives, step.answered);
    if (step.kind === "decide") devices[step.device].decide(step.mine);
    if (step.kind === "again" && everSent.length > 0) {
      const old = everSent[step.pick % everSent.length];
      if (old) service.take(old);
    }
  }
  return { service, devices, send, acknowledged };
}

describe("what waits on a device", () => {
  it("a choice made while an earlier one is on its way follows it", () => {
    const phone = createDevice("phone");
    phone.choose(3);
    const first = phone.next();
    phone.choose(4);
    if (first) phone.hear(first.sent, { outcome: "stored", stored: first.sent.words, version: 1 });
    expect(phone.held()).toMatchObject({ state: "waiting", seen: 1, words: { answer: "4" } });
  });

  it("is kept over a lost session and a busy service, and is told when the row was revealed", () => {
    const phone = createDevice("phone");
    phone.choose(3);
    const refuse = (status: number, code: string) => {
      const next = phone.next();
      const reply = { outcome: "refused", status, code, sentence: "No.", open: 2 } as const;
      if (next) phone.hear(next.sent, reply);
      return phone.held();
    };
    expect(refuse(401, "signed-out")?.state).toBe("waiting");
    expect(refuse(503, "database-busy")?.state).toBe("waiting");
    expect(refuse(409, "pass-revealed")).toMatchObject({
      state: "late",
      words: { answer: "3" },
      refusal: { open: 2 },
    });
    expect(phone.next()).toBeNull();
  });

  it("two tabs that changed different fields of a row keep both", () => {
    const stamp = (counter: number) => ({ counter, key: `key-${counter}`, at: counter });
    const tab = { ...NAME, before: BLANK, version: 0, place };
    const first = holdChoice(undefined, { ...tab, words: { ...BLANK, reason: "Seen" } }, stamp(1));
    const both = holdChoice(first, { ...tab, words: { ...BLANK, answer: "4" } }, stamp(2));
    expect(both.words).toMatchObject({ answer: "4", reason: "Seen" });
  });

  it("never goes out with another member, and goes in the order it was chosen", () => {
    const held = (member: string, counter: number): HeldChoice =>
      holdChoice(
        undefined,
        { ...NAME, member, before: BLANK, words: { ...BLANK, answer: "1" }, version: 0, place },
        { counter, key: `key-${counter}`, at: 0 },
      );
    const queue = [held("gareth", 3), held("joy", 1), held("gareth", 2)];
    expect(nextToSend(queue, "gareth")?.counter).toBe(2);
    expect(nextToSend(queue, "priya")).toBeNull();
  });
});

describe("whatever the network does", () => {
  it("each choice is stored at most once, and what was acknowledged was stored", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { service, acknowledged } = run(script);
        const keys = service.history.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of acknowledged) expect(keys).toContain(key);
      }),
    );
  });

  it("nothing stored is replaced but by a later choice of its device, or by one that knew of it", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { history } = run(script).service;
        for (const [at, save] of history.entries()) {
          const before = history[at - 1];
          if (before?.device === save.device) expect(save.counter).toBeGreaterThan(before.counter);
          else expect(save.version).toBe(at);
        }
      }),
    );
  });

  it("a device never goes back to a choice it has replaced", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { history } = run(script).service;
        for (const name of ["phone", "laptop"]) {
          const counters = history
            .filter((each) => each.device === name)
            .map((each) => each.counter);
          expect(counters).toEqual([...counters].sort((a, b) => a - b));
        }
      }),
    );
  });

  it("once the network is back, one device alone ends with what was chosen last on it", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const alone = script.filter((step) => !("device" in step) || step.device === 0);
        const { service, devices, send } = run(alone);
        while (send(0));
        const held = devices[0].held();
        if (!held) return;
        expect(held.state).toBe("saved");
        const now = service.now();
        expect(now && wordsOf(now)).toEqual(held.words);
      }),
    );
  });

  it("once the network is back, no device waits: each row is saved, or shows both and asks", () => {
    fc.assert(
      fc.property(steps, (script) => {
        const { service, devices, send } = run(script);
        for (const at of [0, 1] as const) while (send(at));
        for (const each of devices) {
          const held = each.held();
          if (!held) continue;
          expect(["saved", "conflict"]).toContain(held.state);
          if (held.state === "conflict") expect(held.stored?.words).not.toEqual(held.words);
        }
        // Whoever decides last knowing both has the last word.
        devices[0].decide(true);
        while (send(0));
        const held = devices[0].held();
        const now = service.now();
        if (held?.state === "saved" && now?.device === "phone") {
          expect(wordsOf(now)).toEqual(held.words);
        }
      }),
    );
  });
});
