import type { ComponentProps, ReactNode } from "react";
import "./button.css";
import { Icon, type IconName } from "./Icon";
import { names } from "./names";

type Look = "plain" | "primary" | "quiet" | "warn";

interface ButtonProps extends ComponentProps<"button"> {
  icon?: IconName;
  /** How it looks; plain has a border, quiet has none. */
  look?: Look;
  small?: boolean;
  /** For a button that stays down: said as aria-pressed. */
  pressed?: boolean;
}

/** A button with words and, where given, an icon before them. */
export function Button({ icon, look = "plain", small, pressed, className, children, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={names("button", `button-${look}`, small && "button-small", className)}
      aria-pressed={pressed}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, "children" | "icon"> {
  icon: IconName;
  /** What it does, for those who do not see the icon; also shown on hover. */
  label: string;
}

/** A button that shows an icon alone. */
export function IconButton({ icon, label, look = "quiet", className, ...rest }: IconButtonProps): ReactNode {
  return (
    <Button
      look={look}
      aria-label={label}
      title={label}
      className={names("button-icon", className)}
      icon={icon}
      {...rest}
    />
  );
}
