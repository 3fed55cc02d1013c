import { Form, useNavigate, useSubmit } from "@remix-run/react";
import type { FormEvent } from "react";
import { forgetDrafts } from "./draft.ts";
import { hasScoredHere } from "./waiting/device-mark.ts";

/** Signs out; where choices wait on this device, a page of its own asks what becomes of them. */
export function SignOut() {
  const submit = useSubmit();
  const navigate = useNavigate();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!hasScoredHere()) return forgetDrafts();
    event.preventDefault();
    const form = event.currentTarget;
    void findUnsent().then((unsent) => {
      if (unsent > 0) return navigate("/sign-out");
      forgetDrafts();
      submit(form);
    });
  };
  return (
    <Form method="post" action="/sign-out" onSubmit={onSubmit}>
      <button type="submit" className="hw-link-button">
        Sign out
      </button>
    </Form>
  );
}

/** How many choices on this device are not saved; with none, what it holds is forgotten. */
async function findUnsent(): Promise<number> {
  try {
    const { forgetDevice, listUnsent } = await import("./waiting/leave.ts");
    const unsent = await listUnsent();
    if (unsent.length === 0) await forgetDevice();
    return unsent.length;
  } catch {
    // why: what keeps this from being found out must not keep anybody signed in.
    return 0;
  }
}
