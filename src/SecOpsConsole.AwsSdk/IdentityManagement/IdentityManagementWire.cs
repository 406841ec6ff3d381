using System.Globalization;
using System.Xml.Linq;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecOpsConsole.AwsSdk.Query;

namespace Amazon.IdentityManagement;

/// <summary>The wire form of the operations, as in IAM's service model 2010-05-08.</summary>
internal static class IdentityManagementWire
{
    public static InvokeOptions GetUser { get; } = Operation<GetUserRequest>(
        "GetUser",
        request => [("UserName", request.UserName)],
        result => new GetUserResponse { User = ReadUser(QueryUnmarshaller.Child(result, "User")) });

    public static InvokeOptions GetRole { get; } = Operation<GetRoleRequest>(
        "GetRole",
        request => [("RoleName", request.RoleName)],
        result => new GetRoleResponse { Role = ReadRole(QueryUnmarshaller.Child(result, "Role")) });

    public static InvokeOptions ListUserPolicies { get; } = Operation<ListUserPoliciesRequest>(
        "ListUserPolicies",
        request => [("UserName", request.UserName), ("Marker", request.Marker), ("MaxItems", Number(request.MaxItems))],
        result => new ListUserPoliciesResponse
        {
            PolicyNames = Texts(QueryUnmarshaller.Child(result, "PolicyNames"))!,
            IsTruncated = Text(result, "IsTruncated") == "true",
            Marker = Text(result, "Marker")!,
        });

    public static InvokeOptions ListRolePolicies { get; } = Operation<ListRolePoliciesRequest>(
        "ListRolePolicies",
        request => [("RoleName", request.RoleName), ("Marker", request.Marker), ("MaxItems", Number(request.MaxItems))],
        result => new ListRolePoliciesResponse
        {
            PolicyNames = Texts(QueryUnmarshaller.Child(result, "PolicyNames"))!,
            IsTruncated = Text(result, "IsTruncated") == "true",
            Marker = Text(result, "Marker")!,
        });

    public static InvokeOptions GetUserPolicy { get; } = Operation<GetUserPolicyRequest>(
        "GetUserPolicy",
        request => [("UserName", request.UserName), ("PolicyName", request.PolicyName)],
        result => new GetUserPolicyResponse
        {
            UserName = Text(result, "UserName")!,
            PolicyName = Text(result, "PolicyName")!,
            PolicyDocument = Text(result, "PolicyDocument")!,
        });

    public static InvokeOptions GetRolePolicy { get; } = Operation<GetRolePolicyRequest>(
        "GetRolePolicy",
        request => [("RoleName", request.RoleName), ("PolicyName", request.PolicyName)],
        result => new GetRolePolicyResponse
        {
            RoleName = Text(result, "RoleName")!,
            PolicyName = Text(result, "PolicyName")!,
            PolicyDocument = Text(result, "PolicyDocument")!,
        });

    public static InvokeOptions PutUserPolicy { get; } = Operation<PutUserPolicyRequest>(
        "PutUserPolicy",
        request => [("UserName", request.UserName), ("PolicyName", request.PolicyName), ("PolicyDocument", request.PolicyDocument)],
        static _ => new PutUserPolicyResponse());

    public static InvokeOptions PutRolePolicy { get; } = Operation<PutRolePolicyRequest>(
        "PutRolePolicy",
        request => [("RoleName", request.RoleName), ("PolicyName", request.PolicyName), ("PolicyDocument", request.PolicyDocument)],
        static _ => new PutRolePolicyResponse());

    public static InvokeOptions DeleteUserPolicy { get; } = Operation<DeleteUserPolicyRequest>(
        "DeleteUserPolicy",
        request => [("UserName", request.UserName), ("PolicyName", request.PolicyName)],
        static _ => new DeleteUserPolicyResponse());

    public static InvokeOptions DeleteRolePolicy { get; } = Operation<DeleteRolePolicyRequest>(
        "DeleteRolePolicy",
        request => [("RoleName", request.RoleName), ("PolicyName", request.PolicyName)],
        static _ => new DeleteRolePolicyResponse());

    private static InvokeOptions Operation<TRequest>(
        string action, Func<TRequest, (string Name, string? Value)[]> fields, Func<XElement?, AmazonWebServiceResponse> read)
        where TRequest : AmazonWebServiceRequest => new()
        {
            RequestMarshaller = new QueryRequestMarshaller<TRequest>(
                "AmazonIdentityManagementService", "2010-05-08", action,
                request => fields(request).Select(field => KeyValuePair.Create(field.Name, field.Value))),
            ResponseUnmarshaller = new QueryUnmarshaller(read, Exception),
        };

    private static User ReadUser(XElement? user) => new()
    {
        Arn = Text(user, "Arn")!,
        CreateDate = Time(user, "CreateDate"),
        Path = Text(user, "Path")!,
        UserId = Text(user, "UserId")!,
        UserName = Text(user, "UserName")!,
    };

    private static Role ReadRole(XElement? role) => new()
    {
        Arn = Text(role, "Arn")!,
        AssumeRolePolicyDocument = Text(role, "AssumeRolePolicyDocument")!,
        CreateDate = Time(role, "CreateDate"),
        Path = Text(role, "Path")!,
        RoleId = Text(role, "RoleId")!,
        RoleName = Text(role, "RoleName")!,
    };

    private static AmazonServiceException Exception(string code, string message, AmazonServiceException plain)
    {
        var (inner, type, id, status) = (plain.InnerException!, plain.ErrorType, plain.RequestId, plain.StatusCode);
        return code switch
        {
            "NoSuchEntity" => new NoSuchEntityException(message, inner, type, code, id, status),
            "ServiceFailure" => new ServiceFailureException(message, inner, type, code, id, status),
            "LimitExceeded" => new LimitExceededException(message, inner, type, code, id, status),
            "MalformedPolicyDocument" => new MalformedPolicyDocumentException(message, inner, type, code, id, status),
            "UnmodifiableEntity" => new UnmodifiableEntityException(message, inner, type, code, id, status),
            _ => new AmazonIdentityManagementServiceException(message, inner, type, code, id, status),
        };
    }

    private static string? Text(XElement? owner, string name) => QueryUnmarshaller.Child(owner, name)?.Value;

    /// <summary>Null for an empty list, as the official clients leave it.</summary>
    private static List<string>? Texts(XElement? list) =>
        list?.HasElements == true ? [.. list.Elements().Select(member => member.Value)] : null;

    private static DateTime? Time(XElement? owner, string name) =>
        DateTime.TryParse(Text(owner, name), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
            ? time : null;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
