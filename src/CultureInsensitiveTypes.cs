// The readers of Infrastructure see what is internal in Domain, where this file is compiled as well.
#pragma warning disable CS0436
// Whole numbers in messages are counts and positions, never negative, so every culture prints them alike.
[assembly: Meziantou.Analyzer.Annotations.CultureInsensitiveType(typeof(int))]
[assembly: Meziantou.Analyzer.Annotations.CultureInsensitiveType(typeof(long))]

namespace Meziantou.Analyzer.Annotations;

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class CultureInsensitiveTypeAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
