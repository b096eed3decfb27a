using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>How JSON is read and written, by the API and by commands.</summary>
public static class Json
{
    /// <summary>As a program outside the API reads it: indented.</summary>
    public static JsonSerializerOptions Indented { get; } = MakeIndented();

    /// <summary>
    /// Camel case, enumerations as kebab-case words, unknown members refused: a misspelt key must not pass for a missing one. Chinese is
    /// written as it is.
    /// </summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // answers are JSON, never part of a page
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new MomentConverter());
        options.Converters.Add(new WellFormedConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatAViolationDoesNotName } };
    }

    private static JsonSerializerOptions MakeIndented()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true };
        Configure(options);
        return options;
    }

    private static void LeaveOutWhatAViolationDoesNotName(JsonTypeInfo type)
    {
        if (type.Type == typeof(Violation))
        {
            foreach (var property in type.Properties)
            {
                property.ShouldSerialize = (_, value) => value is not null;
            }
        }
    }

    /// <summary>Writes a text in the language of the request, which the localisation middleware has set.</summary>
    private sealed class TextConverter : JsonConverter<Text>
    {
        public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text.Same(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.In(CultureInfo.CurrentUICulture.Name));
    }

    /// <summary>Reads and writes a day, or a day and a time.</summary>
    private sealed class MomentConverter : JsonConverter<Moment>
    {
        public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Moment.TryParse(reader.GetString(), out var moment)
                ? moment
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>
    /// Reads a value of any kind, whose text is text: half a surrogate pair or bytes of another encoding are found here, as in every other
    /// member, and not where the value is used.
    /// </summary>
    private sealed class WellFormedConverter : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var value = JsonElement.ParseValue(ref reader);
            try
            {
                Spell(value);
            }
            catch (InvalidOperationException)
            {
                throw new JsonException("The JSON value could not be converted to System.String.");
            }

            return value;
        }

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);

        private static void Spell(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    _ = value.GetString();
                    break;
                case JsonValueKind.Array:
                    value.EnumerateArray().ToList().ForEach(Spell);
                    break;
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        _ = member.Name;
                        Spell(member.Value);
                    }

                    break;
            }
        }
    }
}
