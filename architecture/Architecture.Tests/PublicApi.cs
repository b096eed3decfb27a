using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Commendation.Architecture.Tests;

/// <summary>Everything that another assembly can name in one, a line for each type and member, in an order that does not depend on the code's.</summary>
internal static class PublicApi
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What the compiler makes for every record says nothing that the word "record" does not.
    private static readonly string[] OfRecords = ["Equals", "GetHashCode", "ToString", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality", "PrintMembers", "get_EqualityContract"];

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty) + (IsRecord(type) ? "record" : "class"),
        };
        var based = new[] { type.BaseType }.Where(parent => parent is not null && parent != typeof(object) && !type.IsValueType && !type.IsEnum)
            .Concat(type.GetInterfaces().Where(face => face.Assembly == type.Assembly))
            .Select(parent => Name(parent!)).Order(StringComparer.Ordinal).ToList();
        return $"{kind} {type.Namespace}.{Name(type)}{(based.Count > 0 ? " : " + string.Join(", ", based) : string.Empty)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}");
        }

        return
        [
            .. type.GetConstructors(Own).Where(Visible).Where(made => !(IsRecord(type) && IsCopy(type, made))).Select(made => $"new({Parameters(made)})"),
            .. type.GetFields(Own).Where(field => field.IsPublic).Select(field => $"{Name(field.FieldType)} {field.Name} (field)"),
            .. type.GetProperties(Own).Where(property => property.GetAccessors(nonPublic: true).Any(Visible) && property.Name != "EqualityContract").Select(Property),
            .. type.GetMethods(Own).Where(Visible).Where(method => Tells(type, method)).Select(Method),
        ];
    }

    private static bool Tells(Type type, MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !(IsRecord(type) && OfRecords.Contains(method.Name))
        && method.GetBaseDefinition().DeclaringType != typeof(object);

    private static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is { } setter && Visible(setter)
            ? setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : string.Empty;
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? string.Empty : "required ";
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : string.Empty;
        return $"{Modifiers(property.GetAccessors(nonPublic: true)[0])}{required}{Name(property.PropertyType, Nullability(property))} {(index.Length > 0 ? "this" : property.Name)}{index} {{ get;{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : string.Empty;
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return $"{Modifiers(method)}{Name(method.ReturnType, Nullability(method.ReturnParameter))} {method.Name}{generic}({extension}{Parameters(method)})";
    }

    private static string Modifiers(MethodBase method) =>
        method.IsStatic ? "static " : method.DeclaringType!.IsInterface ? string.Empty : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal && (method as MethodInfo)?.GetBaseDefinition() == method ? "virtual " : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var many = parameter.GetCustomAttributes().Any(attribute => attribute is ParamArrayAttribute or ParamCollectionAttribute) ? "params " : string.Empty;
        var otherwise = !parameter.HasDefaultValue ? string.Empty
            : parameter.DefaultValue is { } value ? $" = {Convert.ToString(value, CultureInfo.InvariantCulture)}"
            : " = null";
        return $"{many}{Name(parameter.ParameterType, Nullability(parameter))} {parameter.Name}{otherwise}";
    }

    private static string Name(Type type, NullabilityInfo? nullability = null)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        var mark = nullability is { ReadState: NullabilityState.Nullable } && !type.IsValueType ? "?" : string.Empty;
        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!, nullability?.ElementType)}[]{mark}";
        }

        var name = type.IsByRef ? "ref " + Name(type.GetElementType()!) : type.Name;
        if (type.IsGenericType)
        {
            var arguments = type.GetGenericArguments();
            name = $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", arguments.Select((argument, i) => Name(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i))))}>";
        }

        return (type.IsNested && !type.IsGenericParameter ? $"{Name(type.DeclaringType!)}." : string.Empty) + name + mark;
    }

    private static NullabilityInfo Nullability(PropertyInfo property) => new NullabilityInfoContext().Create(property);

    private static NullabilityInfo Nullability(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter);

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Own) is not null);

    private static bool IsCopy(Type type, ConstructorInfo made) => made.GetParameters() is [var only] && only.ParameterType == type;
}
