import { DotSpread } from "#app/charts/dot-spread.tsx";
import { listWords } from "#app/domain/agreement/names.ts";
import { AgreementMark } from "#app/ui/agreement-mark.tsx";
import { LevelChip } from "#app/ui/level-chip.tsx";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";
import { type Door, type SceneOf, type ScreenPage, sayAddress } from "./screen-data.ts";

type Props<Kind extends ScreenPage["scene"]["kind"]> = {
  screen: ScreenPage;
  scene: SceneOf<Kind>;
};

/** The one picture that the room is at. */
export function Scene({ screen, door }: { screen: ScreenPage; door: Door }) {
  const { scene, round } = screen;
  if (round.status === "closed" || round.status === "draft") {
    return (
      <Big
        over={round.name}
        title={
          round.status === "closed" ? "This round is closed" : "The draft record has gone round"
        }
      />
    );
  }
  switch (scene.kind) {
    case "start":
      return <Start screen={screen} scene={scene} door={door} />;
    case "scoring":
      return <Scoring screen={screen} scene={scene} />;
    case "row":
      return <Row screen={screen} scene={scene} />;
    case "whole":
      return <Whole screen={screen} scene={scene} />;
  }
}

function Big({ over, title }: { over: string; title: string }) {
  return (
    <header className="hw-projector__head">
      <p>{over}</p>
      <h1>{title}</h1>
    </header>
  );
}

/** Before the room is anywhere. */
function Start({ screen, scene, door }: Props<"start"> & { door: Door }) {
  const { many } = useParts();
  return (
    <>
      <Big over="Welcome" title={screen.round.name} />
      <p className="hw-projector__sentence">
        {scene.changes} {many}. Everyone scores in confidence first; then we talk about what
        deserves the time.
      </p>
      {door && <Join door={door} />}
      <ul className="hw-projector__partners">
        {screen.partners.map((partner) => (
          <li key={partner.id}>
            <PartnerMark partner={partner} long />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The code and its picture, for phones in the room. */
function Join({ door: { code, address, qr } }: { door: NonNullable<Door> }) {
  return (
    <div className="hw-projector__join">
      <svg
        viewBox={`-3 -3 ${qr.size + 6} ${qr.size + 6}`}
        role="img"
        aria-label="QR code of the address to join"
      >
        <rect x={-3} y={-3} width={qr.size + 6} height={qr.size + 6} fill="#ffffff" />
        <path d={qr.path} fill="#10263f" shapeRendering="crispEdges" />
      </svg>
      <p>
        <span>Join at {sayAddress(address)} with the code</span>
        <strong>{code}</strong>
      </p>
    </div>
  );
}

/** Before the reveal: how many have finished, by organisation. */
function Scoring({ screen, scene: { change, finished, partners } }: Props<"scoring">) {
  const { One } = useParts();
  return (
    <>
      <Big over={`${One} ${change.number}: scoring in confidence`} title={change.name} />
      <p className="hw-projector__count">
        <strong>{finished.finished}</strong> of {finished.asked} have finished
      </p>
      <ul className="hw-projector__tally">
        {screen.partners
          .filter(({ id }) => partners.includes(id))
          .map((partner) => {
            const own = finished.byPartner.find(({ partnerId }) => partnerId === partner.id);
            const done = own !== undefined && own.finished === own.asked;
            return (
              <li key={partner.id} className={done ? "hw-projector__done" : undefined}>
                <PartnerMark partner={partner} />
                <span>
                  {own?.finished ?? 0} of {own?.asked ?? 0}
                </span>
              </li>
            );
          })}
      </ul>
    </>
  );
}

/** One revealed row: where the organisations stand, what it is called, and one sentence. */
function Row({ screen, scene }: Props<"row">) {
  const { levelNames, partners } = screen;
  const agreed = typeof scene.agreed === "number" ? scene.agreed : null;
  const positions = scene.positions.flatMap(({ partnerId, position, first }) => {
    const partner = partners.find(({ id }) => id === partnerId);
    return partner ? [{ partner, position, first }] : [];
  });
  const spread = { levelNames, keyWords: scene.keyWords, agreed, positions };
  return (
    // Keyed: the dots of a row settle once, when it comes up or its second score is revealed.
    <div className="hw-reveal hw-projector__row" key={`${scene.key} ${scene.second}`}>
      <header className="hw-projector__head">
        <p>
          Change {scene.change.number}: {scene.change.name}
        </p>
        <h1>{scene.topic}</h1>
      </header>
      <DotSpread size="projector" data={spread} />
      <div className="hw-narrow">
        <DotSpread size="phone" data={spread} />
      </div>
      <ul className="hw-projector__list">
        {positions.map(({ partner, position, first }) => (
          <li key={partner.id}>
            <PartnerMark partner={partner} long />{" "}
            <span>
              {position ?? "no level"}
              {typeof first === "number" && ` (first score ${first})`}
            </span>
          </li>
        ))}
      </ul>
      <div className="hw-projector__says">
        <AgreementMark label={scene.label} />
        <Sentence screen={screen} scene={scene} />
      </div>
    </div>
  );
}

/** The one sentence: who has scored again, what was agreed, or how the organisations stand. */
function Sentence({ screen, scene }: Props<"row">) {
  const { agreed, outcome, waiting, positions } = scene;
  if (waiting) {
    return (
      <p>
        Second score: <strong>{waiting.finished}</strong> of {waiting.asked} have scored again
      </p>
    );
  }
  if (outcome === "parked") return <p>Parked for now.</p>;
  if (agreed === "not-applicable") return <p>Agreed: does not apply to the area.</p>;
  if (agreed !== null) {
    return (
      <p>
        <strong>
          Agreed: level {agreed}, {screen.levelNames[agreed - 1]}
        </strong>
      </p>
    );
  }
  const silent = screen.partners.filter(({ id }) =>
    positions.some(({ partnerId, position }) => partnerId === id && position === null),
  );
  return (
    <p>
      {scene.sentence}
      {silent.length > 0 &&
        ` No level from ${listWords(silent.map(({ shortName }) => shortName))}.`}
    </p>
  );
}

/** A change whose rows are through: what each was agreed at, and the change's own level. */
function Whole({ screen, scene }: Props<"whole">) {
  const { one } = useParts();
  const { levelNames } = screen;
  return (
    <>
      <Big over={`Change ${scene.change.number} as a whole`} title={scene.change.name} />
      <ol className="hw-projector__rows">
        {scene.rows.map((row) => (
          <li key={row.key}>
            <span>{row.topic}</span>
            {typeof row.agreed === "number" ? (
              <LevelChip level={row.agreed} size="l" name={levelNames[row.agreed - 1] ?? ""} />
            ) : (
              <span className="hw-quiet">
                {row.agreed === "not-applicable"
                  ? "Does not apply"
                  : row.parked
                    ? "Parked"
                    : "Open"}
              </span>
            )}
          </li>
        ))}
      </ol>
      {scene.level !== null && (
        <p className="hw-projector__standing">
          The {one} is at{" "}
          <LevelChip level={scene.level} size="l" name={levelNames[scene.level - 1] ?? ""} />
          {scene.target !== null && <> and aims for level {scene.target}</>}
        </p>
      )}
    </>
  );
}
