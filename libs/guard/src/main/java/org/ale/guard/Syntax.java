/* SPDX-License-Identifier: Apache-2.0 */
package org.ale.guard;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the compiler's own parser sees in a source; nothing in a file that is not Java. */
final class Syntax {
    private static final Set<TypeKind> FLOATING_POINT = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);
    private static final Set<String> CONSOLES = Set.of("System.out", "System.err");

    private final Source source;
    private final List<CompilationUnitTree> units = new ArrayList<>();
    private final @Nullable SourcePositions positions;

    private Syntax(Source source) {
        this.source = source;
        positions = source.isJava() ? parse() : null;
    }

    static Syntax of(Source source) {
        return new Syntax(source);
    }

    private SourcePositions parse() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    _ -> {},
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjects(source.path()));
            task.parse().forEach(units::add);
            return Trees.instance(task).getSourcePositions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> methodsLongerThan(int linesMax) {
        return found(tree ->
                tree instanceof MethodTree method && lines(method) > linesMax && !isTable(method)
                        ? "method " + method.getName() + " has " + lines(method) + " lines"
                        : null);
    }

    /** Nothing but one switch. */
    private static boolean isTable(MethodTree method) {
        var statements =
                method.getBody() == null
                        ? List.<StatementTree>of()
                        : method.getBody().getStatements();
        return statements.size() == 1
                && (statements.getFirst() instanceof SwitchTree
                        || (statements.getFirst() instanceof ReturnTree answer
                                && answer.getExpression() instanceof SwitchExpressionTree));
    }

    List<String> prints() {
        return found(tree ->
                tree instanceof MemberSelectTree select && CONSOLES.contains(select.toString())
                        ? select.toString()
                        : null);
    }

    List<String> floatingPoint() {
        return found(tree ->
                tree instanceof PrimitiveTypeTree type
                                && FLOATING_POINT.contains(type.getPrimitiveTypeKind())
                        ? type.toString()
                        : null);
    }

    /** Says what is wrong with a node of the tree, or null. */
    @FunctionalInterface
    private interface Judge {
        @Nullable String verdict(Tree tree);
    }

    private List<String> found(Judge judge) {
        var found = new ArrayList<String>();
        var scanner =
                new TreeScanner<@Nullable Object, List<String>>() {
                    @Override
                    public @Nullable Object scan(@Nullable Tree tree, List<String> verdicts) {
                        var verdict = tree == null ? null : judge.verdict(tree);
                        if (verdict != null && tree != null) {
                            verdicts.add(source.at(firstLine(tree), verdict));
                        }
                        return super.scan(tree, verdicts);
                    }
                };
        units.forEach(unit -> scanner.scan(unit, found));
        return found;
    }

    private long lines(Tree tree) {
        var unit = units.getFirst();
        var end = positions == null ? -1 : positions.getEndPosition(unit, tree);
        return end < 0 ? 0 : unit.getLineMap().getLineNumber(end) - firstLine(tree) + 1;
    }

    private long firstLine(Tree tree) {
        var unit = units.getFirst();
        return positions == null
                ? 0
                : unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
}
