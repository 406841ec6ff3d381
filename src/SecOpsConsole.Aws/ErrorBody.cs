using System.Xml;
using System.Xml.Linq;

namespace SecOpsConsole.Aws;

/// <summary>Reads the code out of an S3 error body.</summary>
internal static class ErrorBody
{
    /// <summary>
    /// The SDK does not throw on a 404 of GetBucketPolicy: it hands over the error XML as if it were the policy. Null when the
    /// text is not S3's error XML.
    /// </summary>
    public static (string Code, string Message)? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 * 1024 };
            using var reader = XmlReader.Create(new StringReader(text), settings);
            var root = XDocument.Load(reader).Root;
            return root?.Name.LocalName == "Error" && root.Element("Code")?.Value is { Length: > 0 } code
                ? (code, root.Element("Message")?.Value ?? "")
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
