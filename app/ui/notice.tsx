import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  kind?: "success" | "information";
  title?: string;
  /** Takes the focus when it appears: after an action on the same page. */
  focus?: boolean;
  children?: ReactNode;
};

/** Says that something was done, or what a reader should know first. */
export function Notice({ kind = "information", title, focus = false, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  return (
    <div
      className={`hw-notice${kind === "success" ? " hw-notice--success" : ""}`}
      role={kind === "success" ? "status" : undefined}
      ref={box}
      tabIndex={focus ? -1 : undefined}
    >
      {title && <p className="hw-notice__title">{title}</p>}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}
