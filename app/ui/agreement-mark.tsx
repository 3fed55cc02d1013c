import { COLOURS } from "#app/charts/tokens.ts";
import type { AgreementLabel } from "#app/domain/agreement/label.ts";
import { LABEL_NAMES } from "#app/domain/report/results-words.ts";

const LINE = { fill: "none", stroke: COLOURS.ink, strokeWidth: 2 } as const;

/** A tick in a ring, a half-filled disc, arrows apart, arrows against each other, an empty ring. */
function Mark({ label }: { label: AgreementLabel }) {
  switch (label) {
    case "aligned":
      return <path d="M3 9 7 13 15 4" {...LINE} />;
    case "some-spread":
      return (
        <>
          <circle cx={9} cy={9} r={6} {...LINE} />
          <path d="M9 3A6 6 0 0 0 9 15Z" fill={COLOURS.ink} />
        </>
      );
    case "split":
      return <path d="M6 5 2 9 6 13M12 5 16 9 12 13M2.5 9H15.5" {...LINE} />;
    case "polarised":
      return (
        <path
          d="M1 9H7M4 5.5 7.5 9 4 12.5M17 9H11M14 5.5 10.5 9 14 12.5M9 3V15"
          {...LINE}
          stroke={COLOURS.paper}
        />
      );
    default:
      return <circle cx={9} cy={9} r={6} {...LINE} stroke={COLOURS.border} strokeDasharray="3 2" />;
  }
}

type Props = {
  label: AgreementLabel;
  /** Words of the agreement rules, instead of the short ones. */
  words?: string;
};

/** How far a row is agreed: a mark, a word and a colour, of which any one suffices. */
export function AgreementMark({ label, words }: Props) {
  return (
    <span className={`hw-agreement hw-agreement--${label}`}>
      <svg viewBox="0 0 18 18" width={18} height={18} aria-hidden="true" focusable="false">
        <Mark label={label} />
      </svg>
      {words ?? LABEL_NAMES[label]}
    </span>
  );
}
