import type { ShouldRevalidateFunction } from "@remix-run/react";

/**
 * For a page with a form: after a refusal because someone else was faster (409) it also asks for
 * what is stored now, which single fetch would not do. A route exports it as `shouldRevalidate`.
 */
export const revalidateAfterConflict: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;
