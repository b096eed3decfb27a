using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Commendation.Architecture.Tests;

/// <summary>Starts a sentence about compiled types: <c>Types.In(assemblies).InNamespace("…").ThatAreNamed("*Handler").ShouldBe…</c>.</summary>
internal static class Types
{
    public static Selection In(params IEnumerable<AssemblyDefinition> assemblies) =>
        new("types", assemblies.SelectMany(assembly => assembly.MainModule.Types).SelectMany(WithNested).ToList());

    // What the compiler makes out of a lambda or an async method belongs to the type it was written in,
    // so it is no type of its own here; its uses count as those of the type around it (see Anatomy).
    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) =>
        Anatomy.IsMadeByCompiler(type) ? [] : type.NestedTypes.SelectMany(WithNested).Prepend(type);
}

/// <summary>Types chosen by a sentence. A judgement about no types at all would hold whatever the code does, so it fails.</summary>
internal sealed class Selection(string words, IReadOnlyList<TypeDefinition> types)
{
    public Selection InNamespace(string name) =>
        Narrow($"in {name}", type => Anatomy.Lies(Anatomy.NamespaceOf(type), name));

    /// <summary>Name patterns with a leading star, such as <c>*Handler</c>.</summary>
    public Selection ThatAreNamed(params string[] patterns) =>
        Narrow($"named {string.Join(" or ", patterns)}", type => patterns.Any(pattern => Anatomy.NameOf(type).EndsWith(pattern.TrimStart('*'), StringComparison.Ordinal)));

    public Selection ThatAreClasses() =>
        Narrow("that are classes", type => type.IsClass && !type.IsValueType);

    /// <summary>Without what analyzers, generators and the test host put into an assembly.</summary>
    public Selection ThatAreWrittenByHand() =>
        Narrow("written by hand", type => !type.CustomAttributes.Any(attribute => attribute.AttributeType.Name.Contains("GeneratedCode", StringComparison.Ordinal) || attribute.AttributeType.FullName is "System.Runtime.CompilerServices.CompilerGeneratedAttribute" or "Microsoft.CodeAnalysis.EmbeddedAttribute"));

    public Findings ShouldLieUnder(params string[] namespaces) =>
        Judge(type => namespaces.Any(name => Anatomy.Lies(Anatomy.NamespaceOf(type), name)) ? [] : ["lies elsewhere"]);

    public Findings ShouldNotDependOn(params string[] namespaces) =>
        Judge(type => Anatomy.Of(type).Uses
            .Where(use => namespaces.Any(name => Anatomy.Lies(use.Namespace, name)))
            .Select(use => $"uses {use.Type}"));

    /// <summary>Of everything that lies under one namespace, only the allowed parts may be used.</summary>
    public Findings ShouldDependOnlyOn(string under, params string[] allowed) =>
        Judge(type => Anatomy.Of(type).Uses
            .Where(use => Anatomy.Lies(use.Namespace, under) && !allowed.Any(name => Anatomy.Lies(use.Namespace, name)))
            .Select(use => $"uses {use.Type}"));

    public Findings ShouldDependOn(string type) =>
        Judge(candidate => Anatomy.Of(candidate).Uses.Any(use => use.Type == type) ? [] : [$"does not use {type}"]);

    /// <summary>Types by full name, members as <c>Namespace.Type::Member</c>.</summary>
    public Findings ShouldNotUse(params string[] typesOrMembers) =>
        Judge(type => Anatomy.Of(type).Uses
            .SelectMany(use => new[] { use.Type, $"{use.Type}::{use.Member}" })
            .Where(typesOrMembers.Contains)
            .Select(name => $"uses {name}"));

    public Findings ShouldReferOnlyToAssemblies(IReadOnlyCollection<string> allowed) =>
        Judge(type => Anatomy.Of(type).Uses
            .Where(use => use.Assembly != type.Module.Assembly.Name.Name && !allowed.Contains(use.Assembly))
            .Select(use => $"uses {use.Type} of {use.Assembly}"));

    public Findings ShouldBeSealedAndInternal() =>
        Judge(type => type switch
        {
            { IsSealed: false } => ["is not sealed"],
            { IsPublic: true } or { IsNestedPublic: true } => ["is public"],
            _ => [],
        });

    /// <summary>Neither as a property, nor as a result of a method or lambda, nor as what is handed to an HTTP result; wrapped or not.</summary>
    public Findings ShouldNotExpose(params string[] typeNames) =>
        Judge(type => Anatomy.Of(type).Exposed
            .Where(exposed => typeNames.Contains(exposed.Type))
            .Select(exposed => $"exposes {exposed.Type}"));

    public Findings ShouldBeInModules(string root, IReadOnlyCollection<string> modules) =>
        Judge(type => Anatomy.ModuleOf(Anatomy.NamespaceOf(type), root) is { } module && modules.Contains(module) ? [] : ["lies in no known module"]);

    /// <summary>Between the folders under one namespace only the arrows of the table; what lies in no known module is another rule's concern.</summary>
    public Findings ShouldKeepToArrows(string root, IReadOnlyDictionary<string, string[]> arrows) =>
        Judge(type => Anatomy.ModuleOf(Anatomy.NamespaceOf(type), root) is { } from && arrows.TryGetValue(from, out var allowed)
            ? Anatomy.Of(type).Uses
                .Where(use => Anatomy.ModuleOf(use.Namespace, root) is { } to && to != from && !allowed.Contains(to))
                .Select(use => $"uses {use.Type}")
            : []);

    /// <summary>No way leads from a folder through others back to it. Types directly under the root are a folder too.</summary>
    public Findings ShouldFormNoCircle(string root)
    {
        var arrows = types
            .SelectMany(type => Anatomy.Of(type).Uses.Select(use => (From: Anatomy.ModuleOf(Anatomy.NamespaceOf(type), root), To: Anatomy.ModuleOf(use.Namespace, root))))
            .Where(arrow => arrow.From is not null && arrow.To is not null && arrow.From != arrow.To)
            .ToLookup(arrow => arrow.From!, arrow => arrow.To!);
        return Judge(type =>
        {
            var from = Anatomy.ModuleOf(Anatomy.NamespaceOf(type), root);
            return Anatomy.Of(type).Uses
                .Where(use => Anatomy.ModuleOf(use.Namespace, root) is { } to && to != from && from is not null && Circles.Leads(to, from, arrows))
                .Select(use => $"uses {use.Type}, from where a way leads back");
        });
    }

    private Selection Narrow(string word, Func<TypeDefinition, bool> choose) =>
        new($"{words} {word}", types.Where(choose).ToList());

    private Findings Judge(Func<TypeDefinition, IEnumerable<string>> offences)
    {
        if (types.Count == 0)
            throw new EmptySelectionException($"There are no {words}: the rule would hold whatever the code does.");
        return new Findings(types
            .Select(type => new Offender(type.FullName, offences(type).Distinct().Order(StringComparer.Ordinal).ToList()))
            .Where(offender => offender.Reasons.Count > 0)
            .ToList());
    }
}

internal sealed class EmptySelectionException(string message) : Exception(message);

internal sealed record Offender(string Type, IReadOnlyList<string> Reasons)
{
    public override string ToString() => $"{Type} {string.Join(", ", Reasons)}";
}

internal sealed class Findings(IReadOnlyList<Offender> offenders)
{
    public void MustBeNone() =>
        Assert.True(offenders.Count == 0, string.Join(Environment.NewLine, offenders.Select(offender => offender.ToString()).Prepend("Offenders:")));

    public void MustBe(params Type[] expected) =>
        offenders.Select(offender => offender.Type).Should().BeEquivalentTo(expected.Select(type => type.FullName!.Replace('+', '/')));
}

internal static class Circles
{
    public static bool Leads(string from, string to, ILookup<string, string> arrows)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to)
                return true;
            if (!seen.Add(at))
                continue;
            foreach (var next in arrows[at])
                open.Push(next);
        }

        return false;
    }
}

/// <summary>Something of another type that a type needs: in its shape, in its signatures or in its code.</summary>
internal sealed record Use(string Type, string Namespace, string Assembly, string? Member = null);

/// <summary>What one type is made of, together with what the compiler made out of it.</summary>
internal sealed class Anatomy
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<TypeDefinition, Anatomy> Known = new();

    private readonly HashSet<Use> _uses = [];
    private readonly HashSet<Use> _exposed = [];

    private Anatomy(TypeDefinition type) => Read(type);

    public IReadOnlyCollection<Use> Uses => _uses;

    public IReadOnlyCollection<Use> Exposed => _exposed;

    public static Anatomy Of(TypeDefinition type) => Known.GetOrAdd(type, static key => new Anatomy(key));

    /// <summary>Closures, state machines and the like; a type declared with <c>file</c> keeps its namespace and counts as written by hand.</summary>
    public static bool IsMadeByCompiler(TypeDefinition type) =>
        type.Name.StartsWith('<') && (type.IsNested || type.Namespace.Length == 0);

    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Namespace;
    }

    public static string NameOf(TypeReference type) => type.Name.Split('`')[0];

    public static bool Lies(string name, string within) =>
        name.StartsWith(within, StringComparison.Ordinal) && (name.Length == within.Length || name[within.Length] == '.');

    /// <summary>The first part of a namespace after the root; empty for the root itself, null outside.</summary>
    public static string? ModuleOf(string name, string root) =>
        !Lies(name, root) ? null : name.Length == root.Length ? "" : name[(root.Length + 1)..].Split('.')[0];

    private void Read(TypeDefinition type)
    {
        Add(type.BaseType);
        foreach (var contract in type.Interfaces)
            Add(contract.InterfaceType);
        Add(type.GenericParameters);
        Add(type.CustomAttributes);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType);
            Add(field.CustomAttributes);
        }

        foreach (var property in type.Properties)
        {
            Add(property.PropertyType, _exposed);
            Add(property.CustomAttributes);
        }

        foreach (var method in type.Methods)
            Read(method);
        foreach (var nested in type.NestedTypes.Where(IsMadeByCompiler))
            Read(nested);
    }

    private void Read(MethodDefinition method)
    {
        Add(method.ReturnType);
        Add(method.ReturnType, _exposed);
        Add(method.GenericParameters);
        Add(method.CustomAttributes);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.ParameterType);
            Add(parameter.CustomAttributes);
        }

        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers)
            Add(handler.CatchType);
        foreach (var instruction in method.Body.Instructions)
            Read(instruction);
    }

    private void Read(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type);
                break;
            case FieldReference field:
                Add(field.DeclaringType, member: field.Name);
                Add(field.FieldType);
                break;
            case MethodReference method:
                Add(method.DeclaringType, member: method.Name);
                Add(method.ReturnType);
                foreach (var parameter in method.Parameters)
                    Add(parameter.ParameterType);
                if (method is GenericInstanceMethod generic)
                {
                    // Results.Ok(entity) hides what it carries behind IResult; its type argument does not.
                    var answers = method.DeclaringType.FullName is "Microsoft.AspNetCore.Http.Results" or "Microsoft.AspNetCore.Http.TypedResults";
                    foreach (var argument in generic.GenericArguments)
                    {
                        Add(argument);
                        if (answers)
                            Add(argument, _exposed);
                    }
                }

                break;
        }
    }

    private void Add(IEnumerable<GenericParameter> parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => parameter.Constraints))
            Add(constraint.ConstraintType);
    }

    private void Add(IEnumerable<CustomAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.Properties.Select(property => property.Argument)))
            {
                Add(argument.Type);
                Add(argument.Value as TypeReference);
            }
        }
    }

    private void Add(TypeReference? type, HashSet<Use>? to = null, string? member = null)
    {
        switch (type)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                    Add(argument, to);
                Add(generic.ElementType, to, member);
                return;
            case FunctionPointerType pointer:
                Add(pointer.ReturnType, to);
                foreach (var parameter in pointer.Parameters)
                    Add(parameter.ParameterType, to);
                return;
            case IModifierType modified:
                Add(modified.ModifierType, to);
                Add(modified.ElementType, to);
                return;
            case TypeSpecification specification:
                Add(specification.ElementType, to, member);
                return;
        }

        var assembly = type.Scope is ModuleDefinition module ? module.Assembly.Name.Name : type.Scope.Name;
        (to ?? _uses).Add(new Use(type.FullName, NamespaceOf(type), assembly, member));
    }
}
