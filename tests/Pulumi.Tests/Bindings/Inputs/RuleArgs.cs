using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi.Tests.Bindings.Inputs
{
    public sealed class RuleArgs : global::Pulumi.ResourceArgs
    {
        [Input("cidrs")]
        private InputList<string>? _cidrs;
        public InputList<string> Cidrs
        {
            get => _cidrs ?? (_cidrs = new InputList<string>());
            set => _cidrs = value;
        }

        [Input("from", required: true)]
        public Input<int> From { get; set; } = null!;

        [Input("$ref")]
        public Input<string>? Ref { get; set; }

        public RuleArgs()
        {
        }
        public static new RuleArgs Empty => new RuleArgs();
    }
}
