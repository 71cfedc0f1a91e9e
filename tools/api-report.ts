/**
 * The public API of @octroi/policy as its emitted types have it: what `npm run generate -- api` writes to packages/policy/api and
 * tools/api-report.test.ts compares with it, so that no name and no type changes unnoticed.
 */
import { join } from 'node:path';
import ts from 'typescript';

/** The entries of the package: the specifier that users import, and the emitted types. */
export const ENTRIES = [
  { specifier: '@octroi/policy', name: 'index' },
  { specifier: '@octroi/policy/lint', name: 'lint' },
  { specifier: '@octroi/policy/analyse', name: 'analyse' },
] as const;

/** One entry's report, and what keeps it from being a good API. */
export interface ApiReport {
  /** The text of packages/policy/api/`name`.txt. */
  readonly text: string;
  readonly names: readonly string[];
  /** Public names without a docstring. */
  readonly undocumented: readonly string[];
  /** Types that users meet in a signature and can import from no entry. */
  readonly unnamed: readonly string[];
}

/** The reports of all entries, by name, and every complaint of the compiler about the types where neither Node's nor a browser's are known. */
export interface ApiReports {
  readonly reports: Readonly<Record<string, ApiReport>>;
  readonly errors: readonly string[];
}

const printer = ts.createPrinter({ removeComments: true });

/** A declaration as users would write it: no comments, no `export` or `declare`, nothing private, no numbers that the bundler gave. */
function printed(declaration: ts.Declaration): string {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  return printer
    .printNode(ts.EmitHint.Unspecified, node, declaration.getSourceFile())
    .replaceAll(/^(?:export |declare )+/gm, '')
    .replaceAll(/^ +private .*\n/gm, '')
    .replaceAll(/\$\d+\b/g, '')
    .replaceAll('    ', '  ');
}

/** Reads the types in `dist`, the folder of the built package. */
export function apiReports(dist: string): ApiReports {
  const files = ENTRIES.map(({ name }) => join(dist, `${name}.d.ts`));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2024,
    lib: ['lib.es2024.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  });
  const errors = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  const checker = program.getTypeChecker();
  const resolved = (symbol: ts.Symbol): ts.Symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const exportsOf = (file: string): ReadonlyMap<string, ts.Symbol> => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
    if (module === undefined) throw new Error(`${file} exports nothing`);
    return new Map(checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(symbol)]));
  };
  const exported = files.map(exportsOf);
  const importable = new Set(exported.flatMap((names) => [...names.values()]));

  /** The package's own types and constants in the declaration that no entry exports. */
  const unnamedIn = (declaration: ts.Declaration): readonly ts.Symbol[] => {
    const found: ts.Symbol[] = [];
    const visit = (node: ts.Node): void => {
      const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isTypeQueryNode(node) ? node.exprName : ts.isExpressionWithTypeArguments(node) ? node.expression : null;
      const symbol = name === null ? undefined : checker.getSymbolAtLocation(name);
      if (symbol !== undefined) {
        const target = resolved(symbol);
        const own = target.declarations?.some((each) => !ts.isTypeParameterDeclaration(each) && each.getSourceFile().fileName.startsWith(dist)) === true;
        if (own && !importable.has(target)) found.push(target);
      }
      ts.forEachChild(node, visit);
    };
    visit(declaration);
    return found;
  };

  /** The declaration, or what it comes to if it is written with constants that users cannot see (`(typeof CODES)[number]`). */
  const shown = (declaration: ts.Declaration): string => {
    if (!ts.isTypeAliasDeclaration(declaration) || !unnamedIn(declaration).some(({ flags }) => flags & ts.SymbolFlags.Variable)) return printed(declaration);
    const type = checker.getTypeAtLocation(declaration);
    const members = (type.isUnion() ? type.types : [type]).map((member) => checker.typeToString(member));
    return `type ${declaration.name.text} =\n${members.toSorted().map((member) => `  | ${member}`).join('\n')};`;
  };

  const report = (specifier: string, names: ReadonlyMap<string, ts.Symbol>): ApiReport => {
    const sorted = [...names].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const declarations = sorted.map(([name, symbol]) => ({ name, symbol, list: symbol.declarations ?? [] }));
    return {
      text: [
        `The public API of ${specifier}, written by \`npm run generate -- api\`. A change here is a change for every user: see CHANGELOG.md.`,
        ...declarations.map(({ list }) => list.map(shown).join('\n')),
        '',
      ].join('\n\n').replace(/\n+$/, '\n'),
      names: sorted.map(([name]) => name),
      undocumented: declarations.filter(({ symbol }) => ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim() === '').map(({ name }) => name),
      unnamed: declarations.flatMap(({ name, list }) =>
        list.flatMap(unnamedIn).filter(({ flags }) => !(flags & ts.SymbolFlags.Variable)).map((symbol) => `${symbol.name} in ${name}`),
      ),
    };
  };
  return { reports: Object.fromEntries(ENTRIES.map(({ specifier, name }, index) => [name, report(specifier, exported[index]!)])), errors };
}
