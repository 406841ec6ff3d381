using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3Control.Model;
using SecOpsConsole.AwsSdk.RestXml;

namespace Amazon.S3Control;

/// <summary>The wire form of the operations, as in S3 Control's service model 2018-08-20.</summary>
internal static class S3ControlWire
{
    private static readonly XNamespace s_xml = "http://awss3control.amazonaws.com/doc/2018-08-20/";

    public static InvokeOptions GetPublicAccessBlock { get; } = Operation<GetPublicAccessBlockRequest>(
        "GET", request => request.AccountId, null,
        root => new GetPublicAccessBlockResponse { PublicAccessBlockConfiguration = Read(root)! });

    public static InvokeOptions PutPublicAccessBlock { get; } = Operation<PutPublicAccessBlockRequest>(
        "PUT", request => request.AccountId, request => Write(request.PublicAccessBlockConfiguration), static _ => new PutPublicAccessBlockResponse());

    public static InvokeOptions DeletePublicAccessBlock { get; } = Operation<DeletePublicAccessBlockRequest>(
        "DELETE", request => request.AccountId, null, static _ => new DeletePublicAccessBlockResponse());

    private static InvokeOptions Operation<TRequest>(
        string method, Func<TRequest, string?> account, Func<TRequest, XElement?>? body, Func<XElement?, AmazonWebServiceResponse> read)
        where TRequest : AmazonWebServiceRequest => new()
        {
            RequestMarshaller = new RestXmlRequestMarshaller<TRequest>(
                "Amazon.S3Control", "2018-08-20", method, "/v20180820/configuration/publicAccessBlock",
                request => [KeyValuePair.Create("x-amz-account-id", account(request))], body),
            ResponseUnmarshaller = new RestXmlUnmarshaller(read, Exception),
        };

    private static PublicAccessBlockConfiguration? Read(XElement? root) => root is null ? null : new()
    {
        BlockPublicAcls = Flag(root, "BlockPublicAcls"),
        BlockPublicPolicy = Flag(root, "BlockPublicPolicy"),
        IgnorePublicAcls = Flag(root, "IgnorePublicAcls"),
        RestrictPublicBuckets = Flag(root, "RestrictPublicBuckets"),
    };

    private static XElement? Write(PublicAccessBlockConfiguration? block) => block is null ? null : new XElement(
        s_xml + "PublicAccessBlockConfiguration",
        Element("BlockPublicAcls", block.BlockPublicAcls),
        Element("BlockPublicPolicy", block.BlockPublicPolicy),
        Element("IgnorePublicAcls", block.IgnorePublicAcls),
        Element("RestrictPublicBuckets", block.RestrictPublicBuckets));

    private static XElement? Element(string name, bool? value) => value is { } set ? new XElement(s_xml + name, set ? "true" : "false") : null;

    private static bool? Flag(XElement root, string name) => RestXmlUnmarshaller.Child(root, name)?.Value.Trim() switch
    {
        "true" or "TRUE" => true,
        "false" or "FALSE" => false,
        _ => null,
    };

    private static AmazonServiceException Exception(string code, string message, AmazonServiceException plain)
    {
        var (inner, type, id, status) = (plain.InnerException!, plain.ErrorType, plain.RequestId, plain.StatusCode);
        return code == "NoSuchPublicAccessBlockConfiguration"
            ? new NoSuchPublicAccessBlockConfigurationException(message, inner, type, code, id, status)
            : new AmazonS3ControlException(message, inner, type, code, id, status);
    }
}
