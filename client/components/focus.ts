/** For `onMouseDown`: a press leaves the focus where it is, in the text field. */
export function keepFocus(event: Event): void {
  event.preventDefault()
}
