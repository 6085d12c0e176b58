namespace Pulumi.Tests.Support;

/// <summary>A stack from a lambda.</summary>
internal sealed class LambdaStack : Stack
{
    public LambdaStack(Action program) => program();
}
