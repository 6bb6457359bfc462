import { DOMParser, type ParseOptions, type Slice } from 'prosemirror-model'
import { schema } from '../../core/doc'

/** Reads pasted HTML. A list entry of foreign pages wraps its text in a paragraph: the entry is the paragraph here. */
class ClipboardParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    if (dom instanceof Element || dom instanceof DocumentFragment) {
      dom.querySelectorAll('style, script, title, meta, link').forEach((el) => el.remove())
      dom.querySelectorAll('li > p:first-child').forEach((p) => p.replaceWith(...p.childNodes))
    }
    return super.parseSlice(dom, options)
  }
}

export const clipboardParser: DOMParser = new ClipboardParser(
  schema,
  DOMParser.fromSchema(schema).rules as ConstructorParameters<typeof DOMParser>[1],
)
