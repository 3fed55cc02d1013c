import { FieldGroup } from "#app/ui/field-group.tsx";
import { useField } from "#app/ui/form-context.ts";
import { PartnerMark } from "#app/ui/partner-mark.tsx";
import { useParts } from "#app/ui/parts.ts";
import { TableFrame } from "#app/ui/table-frame.tsx";

type Props = {
  changes: readonly { number: number; name: string }[];
  partners: readonly {
    id: string;
    name: string;
    shortName: string;
    shape: string;
    colour: number;
  }[];
  /** What is ticked to begin with: "partner id:change number". */
  ticked: readonly string[];
};

/** Which partners are asked about which changes: one tick for each pair. */
export function AskedTable({ changes, partners, ticked }: Props) {
  const field = useField("asked");
  const { one, One } = useParts();
  const isTicked = (value: string) =>
    (field.values.length > 0 ? field.values : ticked).includes(value);
  return (
    <FieldGroup
      id={field.id}
      label="Who is asked about what"
      hint={`Take a tick away where an organisation has nothing to say. ${
        One === "Objective" ? "An" : "A"
      } ${one} that is not in the round is asked of nobody.`}
      error={field.error}
    >
      <TableFrame label={`Partners by ${one}`}>
        <table className="hw-table hw-asked">
          <thead>
            <tr>
              <th scope="col">Organisation</th>
              {changes.map((change) => (
                <th key={change.number} scope="col" title={change.name}>
                  {change.number}
                  <span className="nhsuk-u-visually-hidden"> {change.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {partners.map((partner, row) => (
              <tr key={partner.id}>
                <th scope="row">
                  <PartnerMark partner={partner} />
                </th>
                {changes.map((change, column) => {
                  const value = `${partner.id}:${change.number}`;
                  return (
                    <td key={change.number}>
                      <input
                        type="checkbox"
                        name="asked[]"
                        value={value}
                        id={row === 0 && column === 0 ? field.id : undefined}
                        defaultChecked={isTicked(value)}
                        aria-label={`${partner.name}: ${one} ${change.number}, ${change.name}`}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </FieldGroup>
  );
}
