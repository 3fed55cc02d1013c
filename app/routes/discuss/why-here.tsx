import { Drawer } from "#app/ui/drawer.tsx";
import type { ChosenRow } from "./page-data.ts";

const PARTS = [
  { name: "disagreement", words: "How far the scores disagree", weight: "half" },
  { name: "gap", words: "How far it is to the target", weight: "three tenths" },
  { name: "evidence", words: "How much is not known or without evidence", weight: "two tenths" },
] as const;

/** The three parts that place a row in the order of discussion. */
export function WhyHere({ place }: { place: ChosenRow["place"] }) {
  if (!place) return null;
  return (
    <Drawer summary="Why this row stands here">
      <p>
        Rows without a shared view come first, then those too little is known of, then those with
        some spread. Among equals the order follows three parts, from 0 to 100.
      </p>
      <dl className="hw-parts">
        {PARTS.map(({ name, words, weight }) => {
          const part = place[name];
          return (
            <div key={name}>
              <dt>
                {words} <span className="hw-quiet">(counts {weight})</span>
              </dt>
              <dd>{part === null ? "not known, left out" : Math.round(part * 100)}</dd>
            </div>
          );
        })}
      </dl>
    </Drawer>
  );
}
