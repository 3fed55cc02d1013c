import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { somePartners } from "#app/charts/chart-data.fixture.ts";
import { ActionStatusTag } from "./action-status.tsx";
import { AgreementMark } from "./agreement-mark.tsx";
import { LevelChip } from "./level-chip.tsx";
import { PartnerMark } from "./partner-mark.tsx";

const LABELS = ["aligned", "some-spread", "split", "polarised"] as const;

describe("marks", () => {
  it("always print a level's number", () => {
    for (const level of [1, 2, 3, 4, 5] as const) {
      const html = renderToStaticMarkup(<LevelChip level={level} />);
      expect(html.replace(/<[^>]*>/g, "")).toBe(`Level ${level}`);
    }
  });

  it("tell agreement by a word, a drawing and a class, each different", () => {
    const marks = LABELS.map((label) => renderToStaticMarkup(<AgreementMark label={label} />));
    const part = (pattern: RegExp) => new Set(marks.map((html) => pattern.exec(html)?.[0]));
    expect(part(/<svg.*<\/svg>/s).size).toBe(4);
    expect(part(/<\/svg>[^<]+/).size).toBe(4);
    expect(part(/class="[^"]*"/).size).toBe(4);
  });

  it("say a status before its drawing, and overdue in words", () => {
    const html = renderToStaticMarkup(<ActionStatusTag status="at-risk" overdue />);
    expect(html.indexOf("At risk")).toBeLessThan(html.indexOf("<svg"));
    expect(html).toContain("Overdue");
    expect(renderToStaticMarkup(<ActionStatusTag status="off-track" />)).not.toContain("Overdue");
  });

  it("name a partner beside its shape", () => {
    const [partner] = somePartners(1);
    if (!partner) throw new Error("one partner");
    expect(renderToStaticMarkup(<PartnerMark partner={partner} />)).toContain("Partner 0");
    expect(renderToStaticMarkup(<PartnerMark partner={partner} long />)).toContain(partner.name);
  });
});
