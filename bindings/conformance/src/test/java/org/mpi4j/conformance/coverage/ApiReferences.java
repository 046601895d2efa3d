package org.mpi4j.conformance.coverage;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the documentation of public types, methods and constants names with {@code @see "MPI_X"}.
 */
final class ApiReferences extends TreePathScanner<Void, Void> {
    private final SortedMap<String, SortedSet<String>> members = new TreeMap<>();
    private final DocTrees comments;

    private ApiReferences(DocTrees comments) {
        this.comments = comments;
    }

    /** Each function or type of MPI that is named, and the members that name it. */
    static SortedMap<String, SortedSet<String>> in(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            ApiReferences scanner = new ApiReferences(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return scanner.members;
        }
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        if (isPublic(type.getModifiers())) {
            record(enclosingTypes());
            super.visitClass(type, null);
        }
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        if (isPublic(method.getModifiers())) {
            String name = method.getName().toString();
            record(enclosingTypes() + "." + (name.equals("<init>") ? "new" : name));
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
        if (isPublic(variable.getModifiers())) {
            record(enclosingTypes() + "." + variable.getName());
        }
        return null;
    }

    /** Members of an interface are public without saying so. */
    private boolean isPublic(ModifiersTree modifiers) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                || (parent.getKind() == Tree.Kind.INTERFACE
                        && !modifiers.getFlags().contains(Modifier.PRIVATE));
    }

    private String enclosingTypes() {
        StringBuilder names = new StringBuilder();
        for (Tree tree : getCurrentPath()) {
            if (tree instanceof ClassTree type) {
                names.insert(0, type.getSimpleName() + (names.isEmpty() ? "" : "."));
            }
        }
        return names.toString();
    }

    private void record(String member) {
        DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
        if (comment == null) {
            return;
        }
        comment.getBlockTags().stream()
                .filter(SeeTree.class::isInstance)
                .flatMap(tag -> ProjectSources.namesIn(tag.toString()).stream())
                .forEach(name -> members.computeIfAbsent(name, n -> new TreeSet<>()).add(member));
    }
}
