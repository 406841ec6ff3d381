using System.Xml;
using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>S3's XML namespace, and bodies read without DTDs.</summary>
internal static class S3Xml
{
    public static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 256 * 1024,
    };

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    /// <summary>The body's root when it is well-formed and has the name, else null.</summary>
    public static XElement? Read(AwsRequest request, string root)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(request.Body), Safe);
            var element = XElement.Load(reader);
            return element.Name.LocalName == root ? element : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Children by local name: clients differ in whether they name the namespace.</summary>
    public static XElement? Child(this XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);

    public static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
