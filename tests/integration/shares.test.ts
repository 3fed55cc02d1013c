import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/domain/access/viewer.ts";
import { type DemonstrationDatabase, openDemonstration } from "#tests/support/demonstration.ts";
import { joinAsGuest } from "#tests/support/guest.ts";
import { readPdf } from "#tests/support/read-pdf.ts";

const DAY = 86_400_000;
const PLAN = "plan";
const ROUND = "round march-2017";
const PACK = "pack pack-march-2017";

let demo: DemonstrationDatabase;
let facilitator: Viewer;

beforeEach(() => {
  demo = openDemonstration();
  facilitator = demo.viewerOf("frances-oyelaran");
});
afterEach(() => demo.close());

const refusal = (code: string) => expect.objectContaining({ code });
/** Today is 1 June 2026 by the clock. */
const make = (what: string, until = "2026-06-29") =>
  demo.services.shares.make(facilitator, { what, note: "Peer review", until });
const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";
const open = (token: string) => demo.services.shared.page(token);
const query = (text: string) => demo.database.orm.$client.prepare(text).all();

async function textOf(token: string, file: string): Promise<string> {
  const { bytes } = await demo.services.shared.file(token, file);
  if (typeof bytes === "string") return bytes;
  if (file.endsWith(".pdf")) return (await readPdf(bytes)).text;
  if (/\.(docx|xlsx)$/.test(file)) {
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join(" ");
  }
  return strFromU8(bytes);
}

describe("a link to read", () => {
  test("works until the end of its day, however often it is opened", () => {
    const token = tokenOf(make(PLAN, "2026-06-02"));
    expect(open(token)).toEqual(open(token));
    demo.clock.now += 1.5 * DAY;
    expect(open(token).until).toBe("2 June 2026");
    demo.clock.now += DAY;
    expect(() => open(token)).toThrow(refusal("share-ended"));
  });

  test("opens nothing any more once it is taken back, page and files alike", async () => {
    const token = tokenOf(make(ROUND));
    const other = tokenOf(make(ROUND));
    const [, link] = demo.services.shares.page(facilitator).working;
    demo.services.shares.revoke(facilitator, link?.id ?? "");
    demo.services.shares.revoke(facilitator, link?.id ?? "");
    const still = [token, other].filter((each) => {
      try {
        return open(each);
      } catch {
        return false;
      }
    });
    expect(still).toHaveLength(1);
    const gone = still[0] === token ? other : token;
    await expect(demo.services.shared.file(gone, "results.pdf")).rejects.toThrow(
      refusal("share-ended"),
    );
    expect(demo.services.shares.page(facilitator).over).toMatchObject([{ standing: "taken-back" }]);
  });

  test("is kept by its hash alone, and no log of the area holds it", () => {
    const token = tokenOf(make(PLAN));
    expect(
      JSON.stringify([query("SELECT * FROM shares"), query("SELECT * FROM audit_events")]),
    ).not.toContain(token);
    expect(() => open("no-such-token")).toThrow(refusal("share-ended"));
  });

  test("notes each opening with its time, for whoever made it", async () => {
    const token = tokenOf(make(ROUND));
    expect(demo.services.shares.page(facilitator).working[0]?.openings).toEqual([]);
    open(token);
    demo.clock.now += 60_000;
    await demo.services.shared.file(token, "levels.csv");
    expect(demo.services.shares.page(facilitator).working[0]).toMatchObject({
      note: "Peer review",
      madeBy: "Frances Oyelaran",
      openings: [
        { at: "1 June 2026, 10:01", part: "levels.csv" },
        { at: "1 June 2026, 10:00", part: "page" },
      ],
    });
    expect(() => query("DELETE FROM share_openings RETURNING id")).toThrow();
  });

  test("lasts ninety days at most, and no day that is over", () => {
    expect(demo.services.shares.page(facilitator).usualUntil).toBe("2026-06-29");
    expect(make(PLAN, "2026-08-30").until).toBe("30 August 2026");
    for (const day of ["2026-08-31", "2026-05-31"]) {
      expect(() => make(PLAN, day)).toThrow(refusal("invalid"));
    }
  });

  test("is made of what can be shared: a round that is closed, the plan, a pack that was issued", () => {
    expect(demo.services.shares.page(facilitator).offers.map(({ value }) => value)).toEqual([
      PLAN,
      ROUND,
      "round september-2016",
      PACK,
    ]);
    expect(() => make("round june-2017")).toThrow(refusal("round-not-closed"));
    expect(() => make("round no-round")).toThrow(refusal("not-found"));
    expect(() => make("pack no-pack")).toThrow(refusal("not-found"));
    for (const what of ["", "round", "plan x", "people"]) {
      expect(() => make(what)).toThrow(refusal("invalid"));
    }
    expect(query("SELECT * FROM shares")).toEqual([]);
  });

  test("offers its own files and no others", async () => {
    const token = tokenOf(make(ROUND));
    await expect(demo.services.shared.file(token, "scores.csv")).rejects.toThrow(
      refusal("not-found"),
    );
    await expect(demo.services.shared.file(token, "plan.pdf")).rejects.toThrow(
      refusal("not-found"),
    );
  });
});

describe("what is shared", () => {
  test("names no person of the area, on no page and in no file", { timeout: 120_000 }, async () => {
    const guest = joinAsGuest(demo.services, facilitator, "june-2017");
    demo.services.stories.answer(
      demo.viewerOf("siobhan-keane"),
      {
        roundId: "march-2017",
        rowKey: "home-first.assessment-away-from-ward",
        measureKey: "reablement-at-91-days",
      },
      { mark: "2016-17 Q4 4 75 86", version: 0 },
      "Ask Dr Raman, or Siobhan Keane (s.keane@example.org).",
    );
    const note = `Priya Raman and ${guest.viewer.name} looked at it with Mr Wren.`;
    demo.services.plan.addNote(facilitator, "one-discharge-team", note);
    demo.services.packs.issue(facilitator, 2);
    const people = query("SELECT id, name, email FROM members") as Record<string, string>[];
    const issued = query("SELECT id FROM packs WHERE number = 2") as { id: string }[];
    const words = [
      ...people.flatMap(({ name = "", email = "" }) => [name, email, name.replace(/^Dr /, "")]),
      "Tomasz Wren",
      "Mr Wren",
      "Dr Raman",
      "Siobhan Keane",
      "s.keane",
      ...people.map(({ id = "" }) => id).filter((id) => id.includes("-")),
    ].filter((word) => word.length > 3);
    for (const what of [PLAN, ROUND, "round september-2016", PACK, `pack ${issued[0]?.id}`]) {
      const token = tokenOf(make(what));
      const page = open(token);
      const shown = [
        ["the page", JSON.stringify(page)],
        ...(await Promise.all(
          page.files.map(async ({ file }) => [file, await textOf(token, file)] as const),
        )),
      ];
      for (const [file, text = ""] of shown) {
        expect(text.length, `${what}: ${file}`).toBeGreaterThan(100);
        const named = words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
        expect(named, `${what}: ${file}`).toEqual([]);
      }
    }
    const plan = JSON.stringify(open(tokenOf(make(PLAN))));
    expect(plan).toContain("[name left out]");
    expect(plan).toContain("Council");
  });

  test("shows no partner's position, even where every lead lets boards see them", () => {
    const leads = [
      "gareth-llewellyn",
      "siobhan-keane",
      "harriet-penfold",
      "yvonne-batchelor",
      "joy-mensah",
      "meera-joshi",
    ];
    for (const lead of leads) {
      demo.services.rounds.sharePositions(demo.viewerOf(lead), "march-2017", true);
    }
    const board = demo.services.results.page(demo.viewerOf("alan-whitcombe"), "march-2017");
    expect(board.report.positions).not.toBeNull();
    const shared = open(tokenOf(make(ROUND)));
    const text = JSON.stringify(shared);
    expect(text).not.toContain("heat-map");
    expect(text).toContain("stay in the working record");
    expect(shared.files.map(({ file }) => file)).not.toContain("heat-map.svg");
  });

  test("is the plan as it stands, and a pack as it was issued", () => {
    const plan = tokenOf(make(PLAN));
    const pack = tokenOf(make(PACK));
    const before = [open(plan), open(pack)];
    demo.services.plan.addNote(facilitator, "one-discharge-team", "The new manager has begun.");
    const [planNow, packNow] = [open(plan), open(pack)];
    expect(JSON.stringify(planNow)).toContain("The new manager has begun.");
    expect(JSON.stringify(before[0])).not.toContain("The new manager has begun.");
    expect(packNow).toEqual(before[1]);
  });
});
