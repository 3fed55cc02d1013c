import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { closeStandardRound } from "#tests/support/standard-round.ts";

/*
 * A case for graduation: what is written, kept, thought and signed, and what may not be.
 */

const CASE = "marram-sands";
let place: DemonstrationDatabase;
let facilitator: Viewer;
let lead: Viewer;

beforeEach(() => {
  place = openDemonstration();
  facilitator = place.viewerOf("frances-oyelaran");
  lead = place.viewerOf("yvonne-batchelor");
});
afterEach(() => place.close());

const graduation = () => place.services.graduation;
const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "done";
};
const seenBy = (viewer: Viewer) => graduation().signing(viewer, CASE).seen;
const stateOf = (criterion: string, kind: string) =>
  graduation()
    .criterion(facilitator, CASE, criterion)
    .evidence.find((each) => each.kind === kind)?.state;

/** Words enough for so many pages and a little. */
const PARAGRAPH = `${"The partners agreed on one list of people who wait to leave hospital. ".repeat(12)}\n`;

function write(criterion: string, texts: Record<string, string>, facts = {}): void {
  const { version } = graduation().criterion(facilitator, CASE, criterion);
  graduation().saveCriterion(facilitator, CASE, criterion, version, { texts, facts });
}

function signAll(): void {
  for (const { id } of graduation().signing(facilitator, CASE).report.signatories) {
    graduation().recordCaseSignOff(facilitator, CASE, {
      signatoryId: id,
      reference: "Minute 4",
      signedOn: "2017-06-20",
      seen: seenBy(facilitator),
    });
  }
}

describe("a case", () => {
  test("begins empty, without rounds, measures or money, and says all that is missing", () => {
    const id = graduation().addCase(facilitator, {
      name: "Second",
      wave: "later-waves",
      boards: [],
    });
    const page = graduation().casePage(facilitator, id);
    expect(page.progress).toEqual({ parts: 10, written: 0, words: 0 });
    expect(page.criteria.every(({ status }) => status === "fail")).toBe(true);
    expect(page.checks.map(({ sentence }) => sentence)).toEqual([
      "No health and wellbeing board is named.",
    ]);
    // Who signs for the money is asked to sign it.
    expect(graduation().signing(facilitator, id).report.signatories).toHaveLength(4);
    expect(page.dates.map(({ state }) => state)).toEqual([
      "no-date",
      "no-date",
      "no-date",
      "no-date",
    ]);
  });

  test("can be of several boards, all of which must support it", () => {
    const { version } = graduation().casePage(facilitator, CASE);
    const board = (name: string, supports: boolean | null) => ({ name, supports, reference: "" });
    graduation().saveCase(facilitator, CASE, version, {
      name: "The coast",
      wave: "first-wave-2017",
      boards: [board("Marram Sands", true), board("Fen Edge", false)],
    });
    expect(graduation().casePage(facilitator, CASE).checks).toEqual([
      {
        criterion: null,
        status: "fail",
        sentence: "Every board must support the case. Not so: Fen Edge.",
      },
    ]);
  });

  test("is put back with all that was in it after it was deleted", () => {
    const before = graduation().casePage(facilitator, CASE);
    graduation().removeCase(facilitator, CASE, before.version);
    expect(refusal(() => graduation().casePage(facilitator, CASE))).toBe("not-found");
    expect(refusal(() => graduation().criterion(facilitator, CASE, "maturity"))).toBe("not-found");
    graduation().restoreCase(facilitator, CASE);
    expect(graduation().casePage(facilitator, CASE).criteria).toEqual(before.criteria);
  });

  test("keeps the words of whoever saved first, and tells the other", () => {
    write("maturity", { leadership: "First." });
    const stale = () =>
      graduation().saveCriterion(lead, CASE, "maturity", 0, {
        texts: { leadership: "Second." },
        facts: {},
      });
    expect(refusal(stale)).toBe("stale-version");
    expect(graduation().criterion(lead, CASE, "maturity").entry.texts.leadership).toBe("First.");
  });

  test("cleans what was pasted, leaves pictures out and says so", () => {
    const typed = "\u2022\tOne\u00A0list\r\n\uFFFC„Two\u201D\u0007";
    const saved = graduation().saveCriterion(facilitator, CASE, "maturity", 0, {
      texts: { leadership: typed, unknown: "Not a part" },
      facts: {},
    });
    expect(saved.pictures).toBe(1);
    const { texts } = graduation().criterion(facilitator, CASE, "maturity").entry;
    expect(texts).toEqual({ leadership: "- One list\n“Two”", strategy: "", risk: "" });
  });

  test("does not judge what describes the group of areas", () => {
    const page = graduation().casePage(facilitator, CASE);
    const facts = page.criteria.filter(({ judged }) => !judged);
    expect(facts.map(({ key, status, missing }) => [key, status, missing])).toEqual([
      ["care-model", null, []],
      ["place", null, []],
    ]);
    expect(
      refusal(() =>
        graduation().giveReadiness(lead, CASE, "place", {
          answer: 3,
          reason: "",
          sharing: "private",
        }),
      ),
    ).toBe("not-found");
  });

  test("knows its owners, and takes no organisation of elsewhere", () => {
    const care = { ownerPartnerId: "council", ownerName: "Yvonne", dueOn: "2017-06-30" };
    graduation().saveCare(lead, CASE, "place", 0, care);
    expect(graduation().criterion(lead, CASE, "place").care.owner).toMatch(/Council/);
    expect(refusal(() => graduation().saveCare(lead, CASE, "place", 0, care))).toBe(
      "stale-version",
    );
    const stranger = { ...care, ownerPartnerId: "nobody" };
    expect(refusal(() => graduation().saveCare(lead, CASE, "place", 1, stranger))).toBe("invalid");
  });
});

describe("evidence", () => {
  test("of a closed round is the same as the demonstration’s", () => {
    expect(stateOf("maturity", "round")).toBe("same");
    const [kept] = graduation().criterion(facilitator, CASE, "maturity").evidence;
    graduation().keepEvidence(facilitator, CASE, "maturity", ["round:march-2017"]);
    const [again, ...others] = graduation().criterion(facilitator, CASE, "maturity").evidence;
    expect(others).toEqual([]);
    expect(again?.snapshot).toEqual(kept?.snapshot);
    expect(again?.keptOn).toBe("2017-06-21");
  });

  test("of a closed round on the Standard names its objectives and what was agreed", () => {
    const round = closeStandardRound(place, 4);
    const { choices } = graduation().criterion(facilitator, CASE, "maturity");
    expect(JSON.stringify(choices)).toContain(`round:${round}`);
    graduation().keepEvidence(facilitator, CASE, "maturity", [`round:${round}`]);
    const kept = graduation()
      .criterion(facilitator, CASE, "maturity")
      .evidence.find(({ value }) => value === `round:${round}`);
    expect(kept?.state).toBe("same");
    expect(kept?.snapshot.title).toContain("Standard, June 2017");
    expect(JSON.stringify(kept?.snapshot)).toContain("Digital interoperability");
  });

  test("stands when its source changes or is deleted, and says so", () => {
    graduation().keepEvidence(facilitator, CASE, "maturity", ["action:one-discharge-team"]);
    const kept = () =>
      graduation()
        .criterion(facilitator, CASE, "maturity")
        .evidence.find(({ kind }) => kind === "action")?.snapshot;
    const before = kept();
    expect(stateOf("maturity", "action")).toBe("same");
    place.database.orm.$client.exec(
      "UPDATE actions SET status = 'complete' WHERE id = 'one-discharge-team'",
    );
    expect(stateOf("maturity", "action")).toBe("changed");
    const { version } = place.services.plan.action(facilitator, "one-discharge-team");
    place.services.plan.remove(facilitator, "one-discharge-team", version);
    expect(stateOf("maturity", "action")).toBe("gone");
    expect(kept()).toEqual(before);
    expect(graduation().casePage(facilitator, CASE).criteria[0]?.moved).toBe(1);
  });

  test("holds the funding plan as it stood, and tells of a new amount", () => {
    graduation().keepEvidence(facilitator, CASE, "pooling", ["funding:grant"]);
    expect(stateOf("pooling", "funding")).toBe("same");
    place.database.orm.$client.exec(
      "UPDATE grants SET amount = amount + 100 WHERE year = '2017-18'",
    );
    expect(stateOf("pooling", "funding")).toBe("changed");
  });

  test("answers criterion c once every metric has a figure and a stretch target", () => {
    graduation().keepMetrics(facilitator, CASE, "metrics");
    const failing = () =>
      graduation()
        .criterion(facilitator, CASE, "metrics")
        .checks.filter(({ status }) => status === "fail").length;
    expect(failing()).toBeGreaterThan(0);
    const { metrics } = graduation().criterion(facilitator, CASE, "metrics");
    expect(metrics.map(({ keptOn }) => keptOn)).toEqual(Array(4).fill("2017-06-21"));
    for (const { key } of metrics) {
      place.database.orm.$client.exec(
        `INSERT INTO measure_values (area_id, measure_key, period, series, value, source, version)
          VALUES ('demonstration', '${key}', '2017-18 Q1', 'actual', 80, 'Diary', 1)`,
      );
      place.services.measures.saveTarget(facilitator, key, "2017-18", 0, {
        target: 70,
        stretch: key === "reablement-at-91-days" ? 75 : 60,
      });
    }
    // What was kept stands until it is kept again.
    expect(failing()).toBeGreaterThan(0);
    graduation().keepMetrics(facilitator, CASE, "metrics");
    const speedUp = Object.fromEntries(metrics.map(({ key }) => [key, "One budget."]));
    write("metrics", { improvement: "It improves." }, { speedUp });
    expect(failing()).toBe(0);
  });

  test("is taken out and put back, and takes nothing that is not on the list", () => {
    const [kept] = graduation().criterion(facilitator, CASE, "maturity").evidence;
    graduation().removeEvidence(facilitator, CASE, "maturity", kept?.id ?? "");
    const without = graduation().criterion(facilitator, CASE, "maturity");
    expect([without.evidence.length, without.removed.length]).toEqual([0, 1]);
    graduation().restoreEvidence(facilitator, CASE, "maturity", kept?.id ?? "");
    expect(graduation().criterion(facilitator, CASE, "maturity").evidence).toEqual([kept]);
    for (const choice of ["round:june-2017", "action:nobody", "link:x", "nonsense"]) {
      expect(
        refusal(() => graduation().keepEvidence(facilitator, CASE, "maturity", [choice])),
        choice,
      ).toBe("invalid");
    }
  });
});

describe("readiness", () => {
  const say = (viewer: Viewer, answer: 1 | 5, reason = "") =>
    graduation().giveReadiness(viewer, CASE, "maturity", { answer, reason, sharing: "unnamed" });

  test("is nobody else’s to see until it is revealed, and then shows where partners differ", () => {
    const own = graduation().criterion(lead, CASE, "maturity").readiness;
    expect(own.own?.answer).toBe(5);
    const board = place.viewerOf("alan-whitcombe");
    for (const viewer of [facilitator, board, place.viewerOf("kostas-vasiliou")]) {
      const { readiness } = graduation().criterion(viewer, CASE, "maturity");
      expect([readiness.own, readiness.report, readiness.reasons]).toEqual([null, null, []]);
    }
    say(place.viewerOf("kostas-vasiliou"), 1, "Only on paper.");
    graduation().revealReadiness(facilitator, CASE);
    const { report, reasons } = graduation().criterion(board, CASE, "maturity").readiness;
    expect(report?.countsSentence).toBe("6 scored, 8 blank");
    expect(report?.label).toBe("split");
    // Two of the council’s three people spoke: it appears as one position.
    expect(report?.positions.find(({ partnerId }) => partnerId === "council")).toMatchObject({
      position: 3,
      people: null,
    });
    expect(reasons).toEqual([{ criterion: "maturity", reason: "Only on paper.", partner: null }]);
  });

  test("cannot be changed after the reveal, and can be asked again", () => {
    graduation().revealReadiness(facilitator, CASE);
    expect(refusal(() => say(lead, 1))).toBe("readiness-closed");
    expect(refusal(() => graduation().revealReadiness(facilitator, CASE))).toBe("readiness-closed");
    expect(() =>
      place.database.orm.$client.exec("UPDATE graduation_readiness SET answer = '1'"),
    ).toThrow(/append-only/);
    graduation().askReadiness(facilitator, CASE);
    expect(refusal(() => graduation().askReadiness(facilitator, CASE))).toBe("already-exists");
    say(lead, 5);
    graduation().revealReadiness(facilitator, CASE);
    const { report } = graduation().criterion(lead, CASE, "maturity").readiness;
    expect(report?.countsSentence).toBe("1 scored, 13 blank");
    expect(report?.before.map(({ number, countsSentence }) => [number, countsSentence])).toEqual([
      [1, "5 scored, 9 blank"],
    ]);
  });

  test("is dated to its day alone in the log, and says neither what nor on which criterion", () => {
    say(lead, 1, "A secret reason");
    const { events } = place.services.activity.page(facilitator, null);
    expect(events[0]).toMatchObject({
      did: "said how ready a case is",
      about: ["Marram Sands"],
      hasTime: false,
    });
  });
});

describe("a signature", () => {
  test("covers one version, and a change withdraws it and says what changed", () => {
    const signatory = place.viewerOf("oliver-sandford");
    graduation().signCase(signatory, CASE, "council", seenBy(signatory));
    expect(graduation().signing(signatory, CASE).report.sentence).toBe("1 of 4 has signed");
    expect(
      refusal(() => graduation().signCase(signatory, CASE, "council", seenBy(signatory))),
    ).toBe("already-exists");
    // A comment, an owner, readiness or a date is no part of what is signed.
    graduation().commentOn(lead, CASE, "maturity", "Well said.");
    graduation().saveCare(lead, CASE, "place", 0, {
      ownerPartnerId: null,
      ownerName: "Somebody",
      dueOn: null,
    });
    graduation().revealReadiness(facilitator, CASE);
    expect(graduation().signing(signatory, CASE).report.missing).toBe(3);
    const { withdrawn } = graduation().saveCriterion(facilitator, CASE, "place", 0, {
      texts: { place: "By the sea." },
      facts: {},
    });
    expect(withdrawn).toEqual(["Council, deputy chief executive (people)"]);
    const after = graduation().signing(signatory, CASE);
    expect(after.report.sentence).toBe("none of 4 have signed");
    expect(after.report.signatories[0]?.withdrawn).toEqual([
      "Signed on 21 June 2017, withdrawn on 21 June 2017",
    ]);
    expect(after.changes).toEqual(["Selection criterion d, place and type of council: the text"]);
  });

  test("is withdrawn by new evidence too, and by nothing that leaves the case as it was", () => {
    signAll();
    const { version, entry } = graduation().criterion(facilitator, CASE, "maturity");
    const same = graduation().saveCriterion(facilitator, CASE, "peer-leadership", 0, {
      texts: graduation().criterion(facilitator, CASE, "peer-leadership").entry.texts,
      facts: { committed: true },
    });
    expect(same.withdrawn).toEqual([]);
    expect([version, entry.facts]).toEqual([0, { directions: false }]);
    const withdrawn = graduation().keepEvidence(facilitator, CASE, "pooling", ["funding:grant"]);
    expect(withdrawn).toHaveLength(4);
  });

  test("is refused for a version that is not the one read, by others, and for a day to come", () => {
    const signatory = place.viewerOf("oliver-sandford");
    const seen = seenBy(signatory);
    expect(refusal(() => graduation().signCase(signatory, CASE, "ccg", seen))).toBe("forbidden");
    const letter = { signatoryId: "ccg", reference: "Letter", signedOn: "2017-06-22", seen };
    expect(refusal(() => graduation().recordCaseSignOff(facilitator, CASE, letter))).toBe(
      "invalid",
    );
    graduation().saveLetter(facilitator, CASE, 1, "Dear panel");
    expect(refusal(() => graduation().signCase(signatory, CASE, "council", seen))).toBe(
      "stale-version",
    );
  });

  test("of somebody who left stays on record, and the successor is asked", () => {
    signAll();
    place.database.orm.$client.exec("UPDATE members SET active = 0 WHERE id = 'nadia-rahman'");
    const { report } = graduation().signing(facilitator, CASE);
    expect(report.missing).toBe(0);
    expect(report.signatories[1]?.person).toBe("Nadia Rahman, who has left");
    graduation().saveLetter(facilitator, CASE, 1, "Dear panel");
    const missing = () =>
      graduation()
        .criterion(facilitator, CASE, "signatories")
        .checks.map(({ sentence }) => sentence);
    expect(missing()).toContainEqual(
      "Left without having signed: Clinical commissioning group, interim accountable officer. Say who signs instead.",
    );
    const { signatory } = graduation().caseSignatory(facilitator, CASE, "ccg");
    expect(signatory).toMatchObject({ gone: "Nadia Rahman", canRemove: false });
    graduation().saveCaseSignatory(
      facilitator,
      CASE,
      { id: "ccg", version: signatory?.version ?? 0 },
      { capacity: signatory?.capacity ?? "", memberId: "nadia-rahman", leftOn: "2017-06-01" },
    );
    graduation().saveCaseSignatory(facilitator, CASE, null, {
      capacity: "Clinical commissioning group, accountable officer",
      memberId: null,
      leftOn: null,
    });
    const after = graduation().signing(facilitator, CASE).report;
    expect(after.left.map(({ given }) => given)).toEqual([
      ["Signed on 20 June 2017, withdrawn on 21 June 2017"],
    ]);
    expect(after.signatories.at(-1)?.capacity).toMatch(/accountable officer$/);
    expect(missing().join(" ")).not.toMatch(/Left without/);
  });
});

describe("dates and objectives", () => {
  test("say what is late on the demonstration’s day; a published day cannot be put off", () => {
    const late = () =>
      graduation()
        .process(facilitator, CASE)
        .dates.filter(({ state }) => state === "late")
        .map(({ key, daysLate }) => [key, daysLate]);
    expect(late()).toEqual([
      ["expression", 54],
      ["result", 42],
    ]);
    graduation().saveDate(facilitator, CASE, "expression", 0, {
      dueOn: "2017-12-31",
      doneOn: null,
      note: "",
    });
    expect(late()).toHaveLength(2);
    const future = { dueOn: null, doneOn: "2017-06-22", note: "" };
    expect(refusal(() => graduation().saveDate(facilitator, CASE, "expression", 1, future))).toBe(
      "invalid",
    );
    const done = { dueOn: null, doneOn: "2017-06-21", note: "" };
    graduation().saveDate(facilitator, CASE, "expression", 1, done);
    expect(late()).toHaveLength(1);
  });

  test("are followed with a history, and taken away and put back", () => {
    graduation().saveObjective(facilitator, CASE, null, {
      kind: "milestone",
      words: "Halve delays",
      measure: "Delayed days",
      agreedOn: "2017-06-20",
      dueOn: "2017-06-20",
    });
    const [objective] = graduation().process(facilitator, CASE).objectives;
    const id = objective?.id ?? "";
    expect(graduation().process(facilitator, CASE).summary).toBe("0 of 1 met, 1 past its date.");
    graduation().followObjective(lead, CASE, { id, version: 1 }, { state: "met", note: "Done." });
    expect(
      refusal(() =>
        graduation().followObjective(lead, CASE, { id, version: 1 }, { state: "met", note: "." }),
      ),
    ).toBe("stale-version");
    const followed = graduation().process(facilitator, CASE);
    expect(followed.summary).toBe("1 of 1 met.");
    expect(followed.objectives[0]?.history).toMatchObject([{ state: "met", note: "Done." }]);
    graduation().removeObjective(facilitator, CASE, id, 2);
    expect(graduation().process(facilitator, CASE).objectives).toEqual([]);
    graduation().restoreObjective(facilitator, CASE, id);
    expect(graduation().process(facilitator, CASE).objectives).toHaveLength(1);
  });
});

/** Whether the reader that counts pages is there; where changes land, it must be. */
function canCount(): boolean {
  try {
    execFileSync("pdfinfo", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return Boolean(process.env.CI);
  }
}

describe.skipIf(!canCount())("the expression of interest", () => {
  const count = (bytes: Uint8Array) => {
    const file = join(place.path, "..", "expression.pdf");
    writeFileSync(file, bytes);
    const told = execFileSync("pdfinfo", [file], { encoding: "utf8" });
    return {
      pages: Number(/^Pages:\s+(\d+)$/m.exec(told)?.[1]),
      size: /^Page size:.*\(A4\)$/m.test(told),
      text: execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }),
    };
  };
  const meter = () => graduation().measure(facilitator, CASE, null);

  test("is as long as an independent reader counts, whatever is written", async () => {
    for (const paragraphs of [0, 9, 18, 24]) {
      write("maturity", { leadership: PARAGRAPH.repeat(paragraphs) }, { directions: false });
      const measured = await meter();
      if (!measured.fits) continue;
      const { bytes } = await graduation().expressionPdf(facilitator, CASE);
      const counted = count(bytes);
      expect(counted.pages).toBe(measured.pages);
      expect(counted.size).toBe(true);
      expect(measured.filled).toBeGreaterThan(measured.pages - 1);
      expect(measured.filled).toBeLessThanOrEqual(measured.pages);
    }
  });

  test("is refused over six pages, with how much to cut and where, and accepted again when cut", async () => {
    write("maturity", { strategy: PARAGRAPH.repeat(40) }, { directions: false });
    const over = await meter();
    expect(over.fits).toBe(false);
    expect(over.wordsToCut).toBeGreaterThan(100);
    expect(over.longest[0]?.title).toBe("a) A mature system");
    for (const make of ["expressionPdf", "expressionDocx"] as const) {
      await expect(graduation()[make](facilitator, CASE)).rejects.toMatchObject({
        code: "too-long",
        message: expect.stringContaining(over.advice),
      });
    }
    // What it says to cut is enough, and not twice as much as needed.
    const words = PARAGRAPH.repeat(40).split(/\s+/).filter(Boolean);
    const cut = words.slice(0, words.length - over.wordsToCut - 20).join(" ");
    const typed = { criterion: "maturity", texts: { strategy: cut }, speedUp: {}, letter: null };
    const after = await graduation().measure(facilitator, CASE, typed);
    expect(after.fits).toBe(true);
    expect(after.filled).toBeGreaterThan(5);
    // Measuring what is typed saves nothing.
    expect((await meter()).fits).toBe(false);
    write("maturity", { strategy: cut }, { directions: false });
    const { bytes } = await graduation().expressionPdf(facilitator, CASE);
    expect(count(bytes).pages).toBe(6);
  });

  test("counts the covering letter, and does not stall on forty pages of words", async () => {
    const before = await meter();
    graduation().saveLetter(facilitator, CASE, 1, PARAGRAPH.repeat(8));
    const after = await meter();
    expect(after.filled).toBeGreaterThan(before.filled + 0.5);
    for (const key of ["maturity", "metrics", "pooling"]) {
      const { criterion } = graduation().criterion(facilitator, CASE, key);
      write(
        key,
        Object.fromEntries(criterion.parts.map((part) => [part.key, PARAGRAPH.repeat(35)])),
      );
    }
    const long = await meter();
    expect(long.pages).toBeGreaterThan(40);
    expect(long.advice).toMatch(/^Cut about [\d,]+ words\. Longest: /);
  });

  test("holds what the criteria demand and nothing of what is kept beside it", async () => {
    graduation().commentOn(lead, CASE, "maturity", "Our own remark");
    graduation().keepLink(facilitator, CASE, "maturity", {
      title: "Minutes elsewhere",
      url: "https://example.org/minutes",
    });
    const { text } = count((await graduation().expressionPdf(facilitator, CASE)).bytes);
    expect(text).toContain("On behalf of Marram Sands health and wellbeing board.");
    expect(text).toContain("Current performance");
    expect(text).toContain("Not signed yet");
    expect(text).not.toMatch(/Our own remark|Minutes elsewhere|A fact, not judged/);
  });

  test("comes with an evidence file whose every page says that it is not sent", async () => {
    graduation().commentOn(lead, CASE, "maturity", "Our own remark");
    graduation().keepMetrics(facilitator, CASE, "metrics");
    const { bytes, fileName } = await graduation().evidenceBytes(facilitator, CASE, "pdf");
    expect(fileName).toBe("own-preparation-evidence-demonstration.pdf");
    const { pages, text } = count(bytes);
    expect(pages).toBeGreaterThan(2);
    const marks = text.match(/Own preparation: not part of the submission/g) ?? [];
    expect(marks).toHaveLength(pages);
    expect(text).toContain("Our own remark");
    expect(text).toContain("The record says the same today.");
    const word = await graduation().evidenceBytes(facilitator, CASE, "docx");
    const parts = Object.entries(unzipSync(word.bytes));
    const headers = parts.filter(([name]) => /header\d*\.xml$/.test(name));
    expect(headers.map(([, part]) => strFromU8(part)).join("")).toContain(
      "Own preparation: not part of the submission",
    );
  });
});
