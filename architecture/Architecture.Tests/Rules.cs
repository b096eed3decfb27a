using System.Text.RegularExpressions;
using Mono.Cecil;
using NetArchTest.Rules;

namespace Commendation.Architecture.Tests;

/// <summary>Rules in NetArchTest's words: <c>types.Judge(rule => rule.Should().BeSealed())</c>.</summary>
internal static class Rules
{
    /// <summary>The types of a namespace and of those beneath it.</summary>
    public static PredicateList In(this Types types, string name) =>
        types.That().ResideInNamespaceMatching($@"^{Regex.Escape(name)}(\.|$)");

    /// <summary>What breaks the rule. A rule about no types at all would hold whatever the code does, so it throws.</summary>
    public static IReadOnlyList<Offender> Judge(this PredicateList types, Func<PredicateList, ConditionList> rule, string reason = "") =>
        types.GetTypes().Any()
            ? [.. (rule(types).GetResult().FailingTypeNames ?? []).Select(WrittenByHand).Distinct().Select(type => new Offender(type, reason))]
            : throw new EmptySelectionException();

    /// <summary>One sentence for each name, so that an offender is told with what it uses.</summary>
    public static IReadOnlyList<Offender> ShouldNotDependOn(this PredicateList types, params string[] names) =>
        types.Judge(rule => rule.ShouldNot().HaveDependencyOnAny(names)).Count == 0 && types.Judge(rule => rule.ShouldNot().MeetCustomRule(new UsesInAsyncLambda(names))).Count == 0
            ? []
            :
            [
                .. names.SelectMany(name => types.Judge(rule => rule.ShouldNot().HaveDependencyOn(name), $"uses {name}")
                    .Concat(types.Judge(rule => rule.ShouldNot().MeetCustomRule(new UsesInAsyncLambda(name)), $"uses {name}"))),
            ];

    public static void MustBeNone(this IReadOnlyList<Offender> offenders) =>
        Assert.True(offenders.Count == 0, string.Join(Environment.NewLine, offenders.Select(offender => $"{offender.Type} {offender.Reason}").Prepend("Offenders:")));

    public static void MustBe(this IReadOnlyList<Offender> offenders, params Type[] expected) =>
        offenders.Select(offender => offender.Type).Distinct().Should().BeEquivalentTo(expected.Select(type => type.FullName!.Replace('+', '/')));

    // A closure or state machine counts as the type it was written in.
    private static string WrittenByHand(string name) => name.Replace('+', '/').Split("/<")[0];
}

internal sealed record Offender(string Type, string Reason);

internal sealed class EmptySelectionException() : Exception("There are no such types: the rule would hold whatever the code does.");

/// <summary>Uses what NetArchTest passes over: an asynchronous lambda is a type within the closure, two steps away from the type it was written in.</summary>
internal sealed class UsesInAsyncLambda(params string[] names) : ICustomRule
{
    public bool MeetsRule(TypeDefinition type) =>
        Code.Generated(type).SelectMany(Code.Generated).SelectMany(Code.Uses).SelectMany(Code.Parts).Any(part => names.Any(name => $"{part.FullName}.".StartsWith($"{name}.", StringComparison.Ordinal)));
}

/// <summary>Lets no entity out: neither as a property, nor as a result of a method or lambda, nor as what is handed to an HTTP result; wrapped or not.</summary>
internal sealed class ExposesNone(IReadOnlyCollection<string> entities) : ICustomRule
{
    public bool MeetsRule(TypeDefinition type) => !Exposed(type).SelectMany(Code.Parts).Any(part => entities.Contains(part.FullName));

    private static IEnumerable<TypeReference> Exposed(TypeDefinition type) =>
    [
        .. type.Properties.Select(property => property.PropertyType),
        .. Code.Methods(type).Select(method => method.ReturnType),

        // Results.Ok(entity) hides what it carries behind IResult; its type argument does not.
        .. Code.Calls(type).OfType<GenericInstanceMethod>()
            .Where(call => call.DeclaringType.FullName is "Microsoft.AspNetCore.Http.Results" or "Microsoft.AspNetCore.Http.TypedResults")
            .SelectMany(call => call.GenericArguments),
    ];
}

/// <summary>Calls no other methods of a type than these.</summary>
internal sealed class CallsOnly(string type, params string[] methods) : ICustomRule
{
    public bool MeetsRule(TypeDefinition candidate) =>
        Code.Calls(candidate).Where(call => call.DeclaringType.FullName == type).All(call => methods.Contains(call.Name));
}

/// <summary>What is written in a type, together with the lambdas and asynchronous methods that the compiler made types of their own.</summary>
internal static class Code
{
    public static IEnumerable<TypeDefinition> Generated(TypeDefinition type) => type.NestedTypes.Where(nested => nested.Name.StartsWith('<'));

    public static IEnumerable<MethodDefinition> Methods(TypeDefinition type) => Generated(type).SelectMany(Methods).Concat(type.Methods);

    public static IEnumerable<MethodReference> Calls(TypeDefinition type) => Operands(Methods(type)).OfType<MethodReference>();

    /// <summary>The types that fields, variables and statements name.</summary>
    public static IEnumerable<TypeReference> Uses(TypeDefinition type) =>
    [
        .. type.Fields.Select(field => field.FieldType),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Variables).Select(variable => variable.VariableType),
        .. Operands(type.Methods).OfType<TypeReference>(),
        .. Operands(type.Methods).OfType<MemberReference>().Select(member => member.DeclaringType).OfType<TypeReference>(),
        .. Operands(type.Methods).OfType<GenericInstanceMethod>().SelectMany(method => method.GenericArguments),
    ];

    /// <summary>A type with those that it is made of, as <c>List&lt;Nomination[]&gt;</c> is of three.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static IEnumerable<object> Operands(IEnumerable<MethodDefinition> methods) =>
        methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand);
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
