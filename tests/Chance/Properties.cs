using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Commendation.Tests;

/// <summary>Checks over generated values, from the same seed as all chance in tests.</summary>
public static class Properties
{
    public static void ForAll<T>(Gen<T> values, Func<T, bool> property) => Check(Prop.ForAll(values.ToArbitrary(), property));

    public static void ForAll<T>(Gen<T> values, Action<T> assertions) => Check(Prop.ForAll(values.ToArbitrary(), assertions));

    private static void Check(Property property)
    {
        var replay = new Replay(new Rnd((ulong)Seed.Value), FSharpOption<int>.None);
        Seed.Try(_ => FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(FSharpOption<Replay>.Some(replay)), property));
    }
}
