/** What formats texts, as one part of the page: the parser, and what shows the tree. */
export { default as FormattedText } from './FormattedText.vue'
export { linksIn } from './linksIn'
export { treeOf } from './treeOf'
