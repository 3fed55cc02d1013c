import { useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect, useState } from "react";
import type { FormResult } from "#app/ui/form-values.ts";
import { PlainForm } from "#app/ui/plain-form.tsx";

type Props = {
  id: string;
  intent: string;
  children: ReactNode;
};

/**
 * A small form of the desk that is sent in the background, so that nothing typed elsewhere on the
 * page is touched. Without script it posts, and the page comes back.
 */
export function DeskForm({ id, intent, children }: Props) {
  const fetcher = useFetcher<FormResult>();
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <PlainForm id={id} fetcher={fetcher} result={fetcher.data ?? null}>
      <input type="hidden" name="intent" value={intent} />
      {scripted && <input type="hidden" name="stay" value="yes" />}
      {children}
    </PlainForm>
  );
}
