import type { ReactNode } from "react";
import { explainShortNames } from "#app/charts/partner.ts";
import type { BoardMeasure, BoardPack } from "#app/domain/report/board-pack.ts";
import {
  BOARD_PARTS,
  MEASURES_KEY,
  NO_DECISION,
  NO_MEASURE,
  NO_OWNER,
  NO_RISK_MONEY,
  NO_STORY,
  needsAttention,
  sayPlanStatus,
} from "#app/domain/report/board-words.ts";
import { NO_UPDATE } from "#app/domain/report/meeting-updates.ts";
import { ActionStatusTag } from "../action-status.tsx";
import { DataTable } from "../data-table.tsx";
import { Drawer } from "../drawer.tsx";
import { MeasureFigure } from "../measure-figure.tsx";
import { PartnerMark } from "../partner-mark.tsx";
import { PlanFigure } from "../plan-figure.tsx";
import { StoryList } from "../story-list.tsx";
import { BoardPanels } from "./board-panels.tsx";
import { PlaceLink } from "./place-link.tsx";

type Props = {
  pack: BoardPack;
  /** The area's address, for links; null where the reader has no way into the area. */
  home: string | null;
  /** Whether the reader may answer where a level and a measure differ. */
  mayAnswer?: boolean;
  /** What the facilitator may do about the list of decisions. */
  children?: ReactNode;
};

/** What a board reads before it meets, from one report: the page now, and every issued pack. */
export function BoardView({ pack, home, mayAnswer = false, children }: Props) {
  const attention = pack.actions.filter(needsAttention);
  const rest = pack.actions.filter((action) => !needsAttention(action));
  return (
    <>
      <BoardPanels panels={pack.panels} home={home} />
      <Section id="decisions" title={BOARD_PARTS.decisions}>
        {pack.decisions.length === 0 ? (
          <p>{NO_DECISION}</p>
        ) : (
          <ol className="hw-board__decisions">
            {pack.decisions.map(({ key, about, text, href, own }) => (
              <li key={key} className={own ? "hw-board__asked" : undefined}>
                <PlaceLink home={home} href={href} label={about} />
                {text}
              </li>
            ))}
          </ol>
        )}
        {children}
      </Section>
      <Section id="changed" title={BOARD_PARTS.changed} lead={`${pack.since}.`}>
        <div className="hw-board__changed">
          {pack.changed.map(({ name, nothing, lines }) => (
            <section key={name}>
              <h3 className="nhsuk-heading-s">{name}</h3>
              {lines.length === 0 ? (
                <p className="hw-quiet">{nothing}</p>
              ) : (
                <ul>
                  {lines.map(({ about, text, on, href }) => (
                    <li key={about + text}>
                      <PlaceLink home={home} href={href} label={about} />
                      {text}
                      {on !== "" && <span className="hw-quiet"> {on}</span>}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      </Section>
      <Section id="actions" title={BOARD_PARTS.actions} lead={pack.risks.actions}>
        {attention.length > 0 && (
          <ActionTable caption="Actions that need attention" actions={attention} home={home} />
        )}
        {rest.length > 0 && (
          <Drawer summary={`The other actions for now (${rest.length})`}>
            <ActionTable caption="The other actions for now" actions={rest} home={home} />
          </Drawer>
        )}
      </Section>
      {pack.actions.length > 0 && (
        <Section id="plan" title={BOARD_PARTS.plan} lead={pack.plan.sentences[0]}>
          <PlanFigure upright data={withLinks(pack.plan.chart, home)} />
          <p className="hw-quiet">{explainShortNames(pack.plan.owners)}</p>
        </Section>
      )}
      <Section id="measures" title={BOARD_PARTS.measures}>
        <Measures measures={pack.measures} home={home} />
      </Section>
      <Section id="risks" title={BOARD_PARTS.risks} lead={pack.risks.actions}>
        <Risks risks={pack.risks} home={home} mayAnswer={mayAnswer} />
      </Section>
    </>
  );
}

type SectionProps = {
  id: string;
  title: string;
  lead?: string | undefined;
  children: ReactNode;
};

function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section className="hw-section hw-board__section" aria-labelledby={id}>
      <h2 id={id} className="nhsuk-heading-m">
        {title}
      </h2>
      {lead && <p className="hw-reading">{lead}</p>}
      {children}
    </section>
  );
}

type ActionTableProps = {
  caption: string;
  actions: BoardPack["actions"];
  home: string | null;
};

function ActionTable({ caption, actions, home }: ActionTableProps) {
  return (
    <div className="hw-board__actions">
      <DataTable
        stacked="bare"
        captionHidden
        caption={caption}
        columns={[
          { key: "action", label: "Action", rowHeader: true },
          { key: "owner", label: "With whom" },
          { key: "due", label: "By when" },
          { key: "note", label: "Last said" },
        ]}
        rows={actions.map((action) => ({
          key: action.id,
          cells: {
            action: (
              <>
                <PlaceLink home={home} href={`/plan/${action.id}`} label={action.topic} />
                <span className="hw-quiet hw-board__line">Change {action.change}</span>
                <span className="hw-board__what">{action.whatToDo}</span>
              </>
            ),
            owner: <OwnedBy action={action} />,
            due: (
              <>
                {action.due}
                {action.lateness !== "" && (
                  <>
                    <br />
                    <span className="hw-quiet">{action.lateness}</span>
                  </>
                )}
                <br />
                <ActionStatusTag status={action.status} overdue={action.overdue} />
              </>
            ),
            note: (
              <>
                {action.noUpdate && <strong className="hw-board__line">{NO_UPDATE}</strong>}
                <span className="hw-quiet hw-board__line">{action.note?.on ?? "Nothing yet"}</span>
                {action.note?.text}
              </>
            ),
          },
        }))}
      />
    </div>
  );
}

function OwnedBy({ action: { owner, lead } }: { action: BoardPack["actions"][number] }) {
  if (!owner && lead === "") return <span className="hw-quiet">{NO_OWNER}</span>;
  return (
    <>
      {owner && <PartnerMark partner={owner} />}
      {lead !== "" && <span className="hw-board__line">{lead}</span>}
    </>
  );
}

/** Each bar leads to its action, where the reader can go there. */
function withLinks(chart: BoardPack["plan"]["chart"], home: string | null) {
  if (home === null) return chart;
  return {
    ...chart,
    lanes: chart.lanes.map((lane) => ({
      ...lane,
      bars: lane.bars.map((bar) => ({ ...bar, href: `${home}/plan/${bar.id}` })),
    })),
  };
}

function Measures({ measures, home }: { measures: BoardMeasure[]; home: string | null }) {
  const hasFigure = ({ points }: BoardMeasure) => points.some(({ actual }) => actual !== null);
  const told = measures.filter((measure) => !hasFigure(measure));
  if (measures.length === 0) return <p>{NO_MEASURE}</p>;
  return (
    <>
      <p className="hw-quiet">{MEASURES_KEY}</p>
      <ul className="hw-multiples">
        {measures.filter(hasFigure).map((measure) => (
          <li key={measure.key}>
            <section className="hw-panel">
              <h3 className="nhsuk-heading-s">
                <PlaceLink home={home} href={`/measures/${measure.key}`} label={measure.name} />
              </h3>
              {measure.status !== null && <p>{sayPlanStatus(measure.status)}</p>}
              <MeasureFigure measure={measure} />
              {measure.source !== "" && <p className="hw-board__source">{measure.source}</p>}
            </section>
          </li>
        ))}
      </ul>
      {told.length > 0 && (
        <Drawer summary={`Reported without a figure (${told.length})`}>
          <ul>
            {told.map(({ key, name, sentence }) => (
              <li key={key}>
                <PlaceLink home={home} href={`/measures/${key}`} label={name} />: {sentence}
              </li>
            ))}
          </ul>
        </Drawer>
      )}
    </>
  );
}

type RisksProps = { risks: BoardPack["risks"]; home: string | null; mayAnswer: boolean };

function Risks({ risks, home, mayAnswer }: RisksProps) {
  const { stories, conditions } = risks;
  return (
    <>
      {stories.length === 0 ? (
        <p>{NO_STORY}</p>
      ) : (
        <StoryList
          inside
          stories={stories}
          links={home === null ? undefined : { home, from: "board" }}
          mayAnswer={mayAnswer}
        />
      )}
      {conditions.length === 0 ? (
        <p>{NO_RISK_MONEY}</p>
      ) : (
        <>
          <h3 className="nhsuk-heading-s">Conditions of the grant</h3>
          <ul className="hw-reading">
            {conditions.map(({ title, statusName, sentences, clause }) => (
              <li key={title}>
                <strong>{statusName}:</strong>{" "}
                <PlaceLink home={home} href="/funding/conditions" label={title} />.{" "}
                {sentences.join(" ")} <span className="hw-quiet">{clause}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
