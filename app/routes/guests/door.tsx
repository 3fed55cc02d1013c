import { formatDate, londonDate } from "#app/domain/dates.ts";
import { DateField } from "#app/ui/date-field.tsx";
import { Drawer } from "#app/ui/drawer.tsx";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";
import { QrCode } from "#app/ui/qr-code.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import type { GuestsData } from "./guests-data.ts";

type Props = { page: GuestsData; result: FormResult | undefined };

/** The code by which people come in, or the way to switch it on. */
export function Door({ page, result }: Props) {
  const { door, round, usualUntil } = page;
  return (
    <section className="hw-panel hw-door" aria-labelledby="door">
      <h2 id="door" className="nhsuk-heading-m">
        {door ? "The code" : "No code is on"}
      </h2>
      {round.status !== "open" && <p>Guests can join while the round is open for scoring.</p>}
      {round.status === "open" && !door && (
        <PlainForm id="open" result={result} defaults={{ until: usualUntil }}>
          <input type="hidden" name="deed" value="open" />
          <p>Whoever has the code can ask to join, until the end of the day you choose.</p>
          <DateField
            name="until"
            label="Works until the end of"
            hint="Today, or a day within a month"
          />
          <SubmitButton>Switch the code on</SubmitButton>
        </PlainForm>
      )}
      {door && (
        <>
          <p className="hw-door__code">{door.code}</p>
          <p>
            Type it at <strong>{door.address.replace(/^https?:\/\//, "")}</strong>, or point a
            camera here. It works until the end of {formatDate(londonDate(door.until))}.
          </p>
          <QrCode drawing={door.qr} label={`QR code that leads to ${door.link}`} />
          <div className="hw-buttons hw-screen-only">
            <PlainForm id="renew">
              <input type="hidden" name="deed" value="renew" />
              <SubmitButton kind="secondary" small>
                New code
              </SubmitButton>
            </PlainForm>
            <PlainForm id="shut">
              <input type="hidden" name="deed" value="shut" />
              <SubmitButton kind="secondary" small>
                Switch it off
              </SubmitButton>
            </PlainForm>
          </div>
          <Drawer summary="Change until when it works" open={result?.typed.form === "open"}>
            <PlainForm id="open" result={result} defaults={{ until: londonDate(door.until) }}>
              <input type="hidden" name="deed" value="open" />
              <DateField
                name="until"
                label="Works until the end of"
                hint="Today, or a day within a month"
              />
              <SubmitButton kind="secondary" small>
                Save
              </SubmitButton>
            </PlainForm>
          </Drawer>
        </>
      )}
    </section>
  );
}
