using System.Text.Json;
using System.Text.Json.Serialization;
using Commendation.Domain.Apportionments;

namespace Commendation.Cli.Apportionments;

/// <summary>The outcome with its certificate as it is printed.</summary>
internal sealed record ApportionmentReport(
    ApportionmentMethod Method,
    int Places,
    bool Decided,
    IReadOnlyList<ApportionmentRow> Rows,
    Tie? Tie,
    Draw? Draw,
    DivisorInterval? Divisors,
    Fraction? Quota)
{
    public static ApportionmentReport Of(ApportionmentRequest request, ApportionmentResult result, IReadOnlyDictionary<string, string> names)
    {
        var certificate = (result as Apportioned)?.Certificate;
        var shares = certificate?.Remainders?.Rows.ToDictionary(row => row.Code);
        return new ApportionmentReport(
            request.Method,
            request.Places,
            certificate is not null,
            [
                .. result.Allotments.Select(row => new ApportionmentRow(
                    row.Code, names[row.Code], row.Weight, row.Minimum, row.Maximum, shares?[row.Code].Share, shares?[row.Code].Remainder, row.Places)),
            ],
            certificate is null ? ((Tied)result).Tie : certificate.Tie,
            certificate?.Draw,
            certificate?.Divisors,
            certificate?.Remainders?.Quota);
    }
}

/// <summary>One claimant; share and remainder only for the largest remainder.</summary>
internal sealed record ApportionmentRow(string Code, string Name, Fraction Weight, int Minimum, int? Maximum, Fraction? Share, Fraction? Remainder, int Places);

/// <summary>Writes fractions exactly, as text: a number in JSON is read as floating point by most.</summary>
internal sealed class FractionConverter : JsonConverter<Fraction>
{
    public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Fraction.TryParse(reader.GetString()!, out var value) ? value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
