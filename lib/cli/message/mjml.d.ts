/** The package brings no types; this is as much of it as is used here. */
declare module 'mjml' {
  interface Compiled {
    readonly html: string
    readonly errors: readonly { readonly formattedMessage: string }[]
  }
  function mjml2html(
    template: string,
    options: { readonly validationLevel: 'strict'; readonly keepComments: boolean },
  ): Promise<Compiled>
  // biome-ignore lint/style/noDefaultExport: the package exports it so.
  export default mjml2html
}
