using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;

namespace Commendation.Infrastructure.Documents;

/// <summary>What an Office file says about itself in words of its own (自定义属性). Word, WPS and LibreOffice keep it when they save.</summary>
internal static class FileProperties
{
    private const string Format = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

    public static Properties Of(IReadOnlyDictionary<string, string> properties) => new(properties.Select((property, i) =>
        new CustomDocumentProperty(new VTLPWSTR(property.Value)) { FormatId = Format, PropertyId = i + 2, Name = property.Key }));

    public static IReadOnlyDictionary<string, string> Read(CustomFilePropertiesPart? part) => (part?.Properties?.Elements<CustomDocumentProperty>() ?? [])
        .Where(property => property.Name?.Value is not null)
        .DistinctBy(property => property.Name!.Value!)
        .ToDictionary(property => property.Name!.Value!, property => property.InnerText);
}
