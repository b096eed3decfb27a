using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using MediatR;

namespace Commendation.WebApi.Tests.Contract;

/// <summary>
/// What can be reached from a method by the compiled code: the requests that it sends and the codes that its refusals can carry. A call of an
/// interface or a virtual method reaches everything that implements it, so that the answer may hold too much and never too little.
/// </summary>
internal sealed class Reach
{
    private static readonly Assembly[] Ours = [typeof(Program).Assembly, typeof(Caller).Assembly, typeof(ViolationCode).Assembly, typeof(SettingException).Assembly];

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly Lazy<ILookup<MethodBase, MethodBase>> Implementations = new(() => Implemented().ToLookup(pair => pair.Declared, pair => pair.By));

    private static readonly Lazy<IReadOnlyList<Type>> Types = new(() => [.. Ours.SelectMany(assembly => assembly.GetTypes())]);

    // What each request meets, besides the pipeline: its handler and its validators.
    private static readonly Lazy<ILookup<Type, MethodBase>> Served = new(() => (
        from type in Types.Value
        where type is { IsClass: true, IsAbstract: false }
        from one in type.GetInterfaces().Append(type.BaseType!)
        where one is { IsGenericType: true }
        let method = one.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) ? type.GetMethod("Handle")
            : one.Name == "AbstractValidator`1" ? (MethodBase)type.GetConstructors()[0] : null
        where method is not null
        select (Request: one.GenericTypeArguments[0], Method: method)).ToLookup(pair => pair.Request, pair => pair.Method));

    private static readonly Lazy<IReadOnlyList<Type>> Pipeline = new(() =>
        [.. Types.Value.Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IPipelineBehavior<,>)))]);

    private static readonly ConcurrentDictionary<MethodBase, IReadOnlyList<(OpCode Code, MemberInfo Member)>> Read = new();

    private readonly HashSet<MethodBase> _seen = [];
    private readonly Queue<MethodBase> _waiting = [];
    private readonly HashSet<Type> _requests = [];
    private readonly HashSet<Type> _sent = [];
    private readonly HashSet<(string Code, string MadeIn)> _codes = [];

    private Reach(IEnumerable<MethodBase> from)
    {
        foreach (var method in from)
        {
            Visit(method);
        }

        while (_waiting.TryDequeue(out var method))
        {
            foreach (var (code, member) in Read.GetOrAdd(method, one => [.. Operands(one)]))
            {
                Follow(method, code, member);
            }
        }
    }

    /// <summary>The requests, by name.</summary>
    public IReadOnlyList<Type> Requests => [.. _requests.OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>The codes, each with the namespaces that give it.</summary>
    public IReadOnlyCollection<(string Code, string MadeIn)> ViolationCodes => _codes;

    /// <summary>What can be reached from these methods.</summary>
    public static Reach From(params IEnumerable<MethodBase> methods) => new(methods);

    private void Follow(MethodBase from, OpCode code, MemberInfo member)
    {
        if (member is FieldInfo field)
        {
            if (code == OpCodes.Ldsfld && field.FieldType == typeof(ViolationCode) && field.DeclaringType == typeof(ViolationCode))
            {
                _codes.Add((((ViolationCode)field.GetValue(null)!).Name, from.DeclaringType!.Namespace!));
            }

            Start(field.DeclaringType);
        }
        else if (member is MethodBase method && Ours.Contains(method.Module.Assembly))
        {
            if (code == OpCodes.Newobj && method.DeclaringType!.GetInterfaces().Any(one => one.Name.StartsWith("IRequest`", StringComparison.Ordinal)))
            {
                _requests.Add(method.DeclaringType!);
                Send(method.DeclaringType!);
            }

            Visit(method);
            foreach (var other in Implementations.Value[Open(method)])
            {
                Visit(other);
            }
        }
    }

    private void Visit(MethodBase method)
    {
        if (!_seen.Add(Open(method)))
        {
            return;
        }

        _waiting.Enqueue(Open(method));
        Start(method.DeclaringType);
        if (method is MethodInfo { ReturnType: { IsInterface: true } kept } && kept.IsAssignableTo(typeof(IActing)))
        {
            // A request of a kind that was kept earlier: any of that kind.
            Types.Value.Where(type => type is { IsInterface: false } && type.IsAssignableTo(kept)).ToList().ForEach(Send);
        }

        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine })
        {
            Visit(machine.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!);
        }
    }

    // A type runs its initialiser before anything of it is used. The catalogue's makes every code and gives none.
    private void Start(Type? type)
    {
        if (type is not null && type != typeof(ViolationCode) && Ours.Contains(type.Assembly) && type.TypeInitializer is { } initialiser)
        {
            Visit(initialiser);
        }
    }

    // What is sent meets the pipeline, its validators and its handler. What reads is not stored.
    private void Send(Type request)
    {
        if (!_sent.Add(request))
        {
            return;
        }

        var changes = request.GetInterfaces().Any(one => one.Name.StartsWith("ICommand", StringComparison.Ordinal));
        foreach (var method in Pipeline.Value.Where(step => changes || !OnlyForChanges(step)).Select(step => step.GetMethod("Handle")!).Concat(Served.Value[request]))
        {
            Visit(method);
        }
    }

    private static bool OnlyForChanges(Type behaviour) => behaviour.GetMethod("Handle")!.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var machine }
        && Operands(machine.GetMethod("MoveNext", BindingFlags.NonPublic | BindingFlags.Instance)!).Any(operand => operand.Member.DeclaringType?.Name == "Requests`1");

    private static MethodBase Open(MethodBase method) => method.Module.ResolveMethod(method.MetadataToken)!;

    private static IEnumerable<(MethodBase Declared, MethodBase By)> Implemented()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var type in Types.Value.Where(type => type is { IsInterface: false }))
        {
            foreach (var method in type.GetMethods(All).Where(method => method.IsVirtual && method.GetBaseDefinition() != method))
            {
                yield return (Open(method.GetBaseDefinition()), method);
            }

            foreach (var map in type.IsGenericParameter ? [] : type.GetInterfaces().Where(one => Ours.Contains(one.Assembly)).Select(type.GetInterfaceMap))
            {
                foreach (var (declared, by) in map.InterfaceMethods.Zip(map.TargetMethods))
                {
                    yield return (Open(declared), by);
                }
            }
        }
    }

    private static IEnumerable<(OpCode Code, MemberInfo Member)> Operands(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var (ofType, ofMethod) = (method.DeclaringType?.GetGenericArguments(), method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null);
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod) is { } member)
            {
                yield return (code, member);
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }
}
