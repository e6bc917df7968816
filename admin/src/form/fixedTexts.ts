import type { Language } from '../../../rules/schema/languages.ts';

/** Texts that form-js writes itself, in English only. */
const fixedTexts: Readonly<Record<string, string>> = {
  Select: '请选择',
  Search: '搜索',
  'Add new': '添加一行',
  Yes: '是',
  No: '否',
  'Show all': '全部显示',
  'Nothing to show.': '无内容。',
};

/** Replaces the fixed English texts of form-js while the form is shown. Answers how to stop. */
export function overlayFixedTexts(container: HTMLElement, language: Language): () => void {
  if (language === 'en') return () => {};
  const replace = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const own = node.nodeValue === null ? undefined : fixedTexts[node.nodeValue.trim()];
      if (own !== undefined && isOfLibrary(node)) node.nodeValue = own;
      return;
    }
    if (node instanceof HTMLInputElement && fixedTexts[node.placeholder])
      node.placeholder = fixedTexts[node.placeholder] ?? '';
    for (const child of node.childNodes) replace(child);
  };
  const observer = new MutationObserver((changes) => {
    for (const change of changes)
      for (const node of change.type === 'characterData' ? [change.target] : change.addedNodes) replace(node);
  });
  observer.observe(container, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}

/** Labels and options come from the form's own texts, never from the library. */
function isOfLibrary(node: Node): boolean {
  return node.parentElement?.closest('label, .fjs-dropdownlist-item') === null;
}
