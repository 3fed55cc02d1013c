import type { Level } from "#app/domain/model/edition.ts";
import { SHARING_NAMES, SHARINGS } from "#app/domain/score/sharing.ts";
import type { Words } from "#app/domain/score/words.ts";
import { Drawer } from "#app/ui/drawer.tsx";
import { RadioGroup } from "#app/ui/radio-group.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Props = {
  index: number;
  words: Words;
  errors: Record<string, string>;
  evidenceFrom: Level;
};

/** Why, and who may read it; evidence shows where a level that asks for it is chosen. */
export function ReasonFields({ index, words, errors, evidenceFrom }: Props) {
  const of = (field: keyof Words) => ({
    name: `${field}-${index}`,
    value: words[field],
    error: errors[`${field}-${index}`],
  });
  const hasEvidence = words.evidence !== "" || words.evidenceLink !== "";
  const hasError = ["reason", "sharing", "evidence", "evidenceLink"].some(
    (field) => errors[`${field}-${index}`],
  );
  return (
    <Drawer summary="Why? (optional)" open={words.reason !== "" || hasEvidence || hasError}>
      <div className="hw-score__why">
        <div>
          <TextArea {...of("reason")} label="Your reason" rows={3} />
          <RadioGroup
            {...of("sharing")}
            label="Who may read it after the reveal"
            options={SHARINGS.map((value) => ({ value, label: SHARING_NAMES[value] }))}
            small
          />
        </div>
        <div className={`hw-score__evidence${hasEvidence ? " hw-score__evidence--kept" : ""}`}>
          <TextArea
            {...of("evidence")}
            label={`Evidence, asked for from level ${evidenceFrom} up`}
            hint="An audit, a figure, a policy: shared in the same way as your reason"
            rows={2}
          />
          <TextField {...of("evidenceLink")} label="Link to it" type="url" spellCheck={false} />
        </div>
      </div>
    </Drawer>
  );
}
