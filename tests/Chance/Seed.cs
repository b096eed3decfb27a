using System.Globalization;
using Xunit.Sdk;

namespace Commendation.Tests;

/// <summary>Where chance begins in tests: at COMMENDATION_SEED, or elsewhere in each run. What fails by chance tells how to repeat it.</summary>
public static class Seed
{
    private const string Variable = "COMMENDATION_SEED";

    public static int Value { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    private static string Repeat => $"{Variable}={Value.ToString(CultureInfo.InvariantCulture)} repeats this.";

    /// <summary>Runs a test that draws lots.</summary>
    public static void Try(Action<Random> test) => Try(random =>
    {
        test(random);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>Runs a test that draws lots.</summary>
    public static async Task Try(Func<Random, Task> test)
    {
        try
        {
            await test(new Random(Value));
        }
        catch (Exception fault)
        {
            throw new XunitException($"{fault.Message}{Environment.NewLine}{Repeat}", fault);
        }
    }
}
