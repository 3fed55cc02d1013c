import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { DotSpreadFigure } from "#app/ui/dot-spread-figure.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { AgreeForm } from "./agree-form.tsx";
import { AgreedRow } from "./agreed-row.tsx";
import { Descriptors } from "./descriptors.tsx";
import { DifferentViews } from "./different-views.tsx";
import { Measures } from "./measures.tsx";
import { type DiscussPage, levelNamesOf, type RevealedRow } from "./page-data.ts";
import { Reasons } from "./reasons.tsx";
import { RowMeaning } from "./row-meaning.tsx";
import { RowTools } from "./row-tools.tsx";
import { SecondScore, SecondWaiting } from "./second-score.tsx";
import { WhyHere } from "./why-here.tsx";

type Props = {
  page: DiscussPage;
  home: string;
  result: FormResult | null;
  /** Whether what the viewer does may lead the room. */
  leads: boolean;
};

/** The chosen row: how the scores lie, why, and what the room makes of it. */
export function RowPanel({ page, home, result, leads }: Props) {
  const { chosen } = page;
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, hash } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival takes the focus again
  useEffect(() => {
    if (hash === "#row") heading.current?.focus();
  }, [key, hash]);
  return (
    <section className="hw-room-row" aria-labelledby="row">
      <div className="hw-room-row__title">
        <h2 className="nhsuk-heading-m" id="row" ref={heading} tabIndex={-1}>
          {chosen.topic}
        </h2>
        {chosen.report && <AgreementMark label={chosen.report.label} />}
      </div>
      {chosen.report ? (
        <Revealed
          page={page}
          row={{ ...chosen, report: chosen.report }}
          home={home}
          result={result}
          leads={leads}
        />
      ) : (
        <>
          <p>
            The scores of this row are hidden.
            {chosen.hiddenReason && ` The reveal was taken back: ${chosen.hiddenReason}`}
          </p>
          <Descriptors levelNames={levelNamesOf(page)} descriptors={chosen.descriptors} />
        </>
      )}
    </section>
  );
}

function Revealed({ page, row, home, result, leads }: Props & { row: RevealedRow }) {
  const { report } = row;
  const levelNames = levelNamesOf(page);
  const partnerOf = (id: string) => page.partners.find((partner) => partner.id === id);
  const first = (id: string) =>
    row.before?.positions.find((position) => position.partnerId === id)?.position ?? null;
  const agreed = typeof row.agreed === "number" ? row.agreed : null;
  // The reveal leads to the page without a row of its own.
  const justRevealed = useLocation().search === "" && page.can.takeBack;
  return (
    <>
      <p className="hw-room-row__sentence">
        {report.sentence} <span className="hw-quiet">{report.countsSentence}.</span>
      </p>
      <DotSpreadFigure
        revealed={justRevealed}
        data={{
          levelNames,
          agreed,
          suggested: agreed === null ? (report.suggestion?.level ?? null) : null,
          positions: report.positions.flatMap((position) => {
            const partner = partnerOf(position.partnerId);
            if (!partner) return [];
            return {
              partner,
              position: position.position,
              ...(position.without ? { standing: position.without } : {}),
              ...(position.people ? { raters: position.people } : {}),
              ...(row.before ? { first: first(partner.id) } : {}),
            };
          }),
        }}
      />
      <div className={row.outcome === "none" ? "hw-talk" : "hw-talk hw-talk--settled"}>
        {/* What is to be decided comes first, also on a phone; the wide page sets it on the right. */}
        <div className="hw-talk__agreed">
          <SecondWaiting page={page} row={row} home={home} leads={leads} />
          <AgreedRow row={row} levelNames={levelNames} />
          {row.can.agree && (
            <AgreeForm key={row.key} row={row} levelNames={levelNames} result={result} />
          )}
          <DifferentViews page={page} row={row} result={result} />
          {page.runs && <RowTools row={row} result={result} leads={leads} />}
        </div>
        <div className="hw-talk__heard">
          {(report.notes.length > 0 || report.byPeople) && (
            <ul className="hw-notes">
              {report.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
              {report.byPeople && <li>Counted by people instead: {report.byPeople}.</li>}
            </ul>
          )}
          <SecondScore row={row} />
          <Reasons row={row} partners={page.partners} />
          <RowMeaning row={row} levelNames={levelNames} />
          <Measures measures={row.measures} />
          <WhyHere place={row.place} />
        </div>
      </div>
    </>
  );
}
