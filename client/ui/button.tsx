import { Download, RefreshCw, type LucideIcon } from 'lucide-react'
import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { joined } from './joined.ts'
import { Link } from './link.tsx'
import type { Route } from './route.ts'

export type ButtonVariant = 'plain' | 'primary' | 'quiet' | 'danger'

interface ButtonLook {
  readonly variant?: ButtonVariant
  readonly big?: boolean
  readonly icon?: LucideIcon
  readonly iconAfter?: LucideIcon
}

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'aria-disabled'> {
  readonly children: ReactNode
  /** The act is under way: pressing again does nothing. */
  readonly busy?: boolean
  /** Why the button cannot be used now; it stays readable and reachable. */
  readonly unavailable?: string | null
  /** The element that already shows this reason; without it, the reason is written beside the button. */
  readonly reasonId?: string
}

/** A button that says its verb; unavailable, it keeps its place and gives its reason. */
export function Button(props: ButtonProps) {
  const { variant, big, icon, iconAfter, busy = false, unavailable = null, reasonId, children, ...button } = props
  const ownReasonId = useId()
  const isBlocked = busy || unavailable !== null
  const describedBy = unavailable === null ? button['aria-describedby'] : (reasonId ?? ownReasonId)
  return (
    <>
      <button
        type="button"
        {...button}
        className={buttonClass({ variant, big }, button.className)}
        aria-busy={busy || undefined}
        aria-disabled={unavailable !== null || undefined}
        aria-describedby={describedBy}
        onClick={isBlocked ? (event) => event.preventDefault() : button.onClick}
      >
        <Content icon={busy ? RefreshCw : icon} iconAfter={iconAfter}>
          {children}
        </Content>
      </button>
      {unavailable !== null && reasonId === undefined && (
        <span id={ownReasonId} className="hint">
          {unavailable}
        </span>
      )}
    </>
  )
}

/** A square button whose word is heard, and shown as a tooltip. */
export function IconButton(
  props: Omit<ButtonProps, 'children' | 'iconAfter'> & { readonly icon: LucideIcon; readonly label: string },
) {
  const { label, icon, className, ...button } = props
  return (
    <Button {...button} className={joined('ico', className)} aria-label={label} title={label}>
      <Icon of={icon} />
    </Button>
  )
}

/** A link that looks like a button, because following it is the next thing to do. */
export function ButtonLink(
  props: ButtonLook & { readonly to: Route; readonly className?: string; readonly children: ReactNode },
) {
  const { to, variant, big, icon, iconAfter, className, children } = props
  return (
    <Link to={to} className={buttonClass({ variant, big }, className)}>
      <Content icon={icon} iconAfter={iconAfter}>
        {children}
      </Content>
    </Link>
  )
}

/** A file of the server's, offered as a button. */
export function DownloadLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} download className={buttonClass({ variant: undefined, big: undefined })}>
      <Content icon={Download} iconAfter={undefined}>
        {children}
      </Content>
    </a>
  )
}

const variantClasses: Readonly<Record<ButtonVariant, string>> = {
  plain: '',
  primary: 'pri',
  quiet: 'quiet',
  danger: 'danger',
}

function buttonClass(look: { variant: ButtonVariant | undefined; big: boolean | undefined }, own?: string): string {
  return joined('btn', variantClasses[look.variant ?? 'plain'], look.big ? 'big' : '', own)
}

function Content(props: {
  readonly icon: LucideIcon | undefined
  readonly iconAfter: LucideIcon | undefined
  readonly children: ReactNode
}) {
  return (
    <>
      {props.icon && <Icon of={props.icon} />}
      {props.children}
      {props.iconAfter && <Icon of={props.iconAfter} />}
    </>
  )
}
