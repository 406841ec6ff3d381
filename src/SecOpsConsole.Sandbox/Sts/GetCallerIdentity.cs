using System.Xml.Linq;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Sts;

internal static class GetCallerIdentity
{
    public static AwsResponse Handle(AwsRequest request) => StsForm.Answer(request,
        new XElement(StsForm.Namespace + "Arn", request.Caller.Arn),
        new XElement(StsForm.Namespace + "UserId", request.Caller.PrincipalId),
        new XElement(StsForm.Namespace + "Account", request.Caller.AccountId));
}
